using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>An analyzer of IAM Access Analyzer: what it watches for, in this account.</summary>
public sealed class Analyzer : IAccountOwned, IRevisioned
{
    /// <summary>The type that finds what an external entity can reach.</summary>
    public const string ExternalAccess = "ACCOUNT";

    /// <summary>The type that finds what nobody uses.</summary>
    public const string UnusedAccess = "ACCOUNT_UNUSED_ACCESS";

    public string AccountId { get; set; } = "";

    /// <summary>The ARN, which is the only id that AWS gives it.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="ExternalAccess"/> or <see cref="UnusedAccess"/>.</summary>
    public required string Type { get; init; }

    /// <summary>After how many days without use something is reported, 1 to 365; none of an analyzer of external access.</summary>
    public int? UnusedAccessAge { get; init; }

    /// <summary>Which users and roles an analyzer of unused access leaves out, as AWS's list of criteria in JSON; or none.</summary>
    public string? Exclusions { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The ARN of what was last looked at; none until then.</summary>
    public string? LastResourceAnalyzed { get; set; }

    public DateTimeOffset? LastResourceAnalyzedAt { get; set; }

    public long Revision { get; set; } = 1;
}

internal sealed class AnalyzerMapping : IEntityTypeConfiguration<Analyzer>
{
    public void Configure(EntityTypeBuilder<Analyzer> builder)
    {
        builder.ToTable("Analyzers").HasKey(analyzer => new { analyzer.AccountId, analyzer.Id });
        builder.HasIndex(analyzer => new { analyzer.AccountId, analyzer.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(analyzer => analyzer.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
