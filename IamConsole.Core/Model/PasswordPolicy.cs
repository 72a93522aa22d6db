using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>The custom password policy of an account; without a row IAM's default policy is in force (IAM User Guide, Setting an account password policy for IAM users).</summary>
public sealed class PasswordPolicy : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>6 to 128 characters.</summary>
    public int MinimumLength { get; set; }

    public bool RequiresUppercase { get; set; }

    public bool RequiresLowercase { get; set; }

    public bool RequiresNumber { get; set; }

    public bool RequiresSymbol { get; set; }

    /// <summary>Whether every user may change the own password, whatever its policies do not say.</summary>
    public bool AllowsUsersToChangePassword { get; set; }

    /// <summary>1 to 1,095 days; none where passwords never expire.</summary>
    public int? MaximumAge { get; set; }

    /// <summary>Whether only an administrator can replace a password that has expired.</summary>
    public bool IsHardExpiry { get; set; }

    /// <summary>How many of a user's last passwords cannot be chosen again, 1 to 24; none where all can.</summary>
    public int? ReusePrevention { get; set; }
}

internal sealed class PasswordPolicyMapping : IEntityTypeConfiguration<PasswordPolicy>
{
    public void Configure(EntityTypeBuilder<PasswordPolicy> builder)
    {
        builder.ToTable("PasswordPolicies").HasKey(policy => policy.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<PasswordPolicy>(policy => policy.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
