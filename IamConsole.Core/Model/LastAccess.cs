using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>When a principal last attempted an action.</summary>
public sealed class LastAccess : IAccountOwned
{
    /// <summary>How long it is kept, which is how far back AWS looks, in days.</summary>
    public const int KeptDays = 400;

    public string AccountId { get; set; } = "";

    /// <summary>The unique id of the user or role; the account's id for root.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>The service prefix, such as <c>iam</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The action without its prefix, such as <c>CreateUser</c>.</summary>
    public required string Action { get; init; }

    public required DateTimeOffset Time { get; set; }

    public required string Region { get; set; }
}

internal sealed class LastAccessMapping : IEntityTypeConfiguration<LastAccess>
{
    public void Configure(EntityTypeBuilder<LastAccess> builder)
    {
        builder.ToTable("LastAccesses").HasKey(access => new { access.AccountId, access.PrincipalId, access.Service, access.Action });
        builder.HasIndex(access => new { access.AccountId, access.Time });
        builder.HasOne<Account>().WithMany().HasForeignKey(access => access.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
