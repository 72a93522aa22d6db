using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A user's password for the console.</summary>
public sealed class LoginProfile : IAccountOwned
{
    public string AccountId { get; set; } = "";

    public required string UserId { get; init; }

    public required string PasswordHash { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset PasswordChangedAt { get; set; }

    /// <summary>Whether the user has to choose a password at the next sign-in.</summary>
    public bool PasswordResetRequired { get; set; }
}

internal sealed class LoginProfileMapping : IEntityTypeConfiguration<LoginProfile>
{
    public void Configure(EntityTypeBuilder<LoginProfile> builder)
    {
        builder.ToTable("LoginProfiles").HasKey(profile => new { profile.AccountId, profile.UserId });
        builder.HasOne<IamUser>().WithOne().HasForeignKey<LoginProfile>(profile => new { profile.AccountId, profile.UserId }).OnDelete(DeleteBehavior.Restrict);
    }
}
