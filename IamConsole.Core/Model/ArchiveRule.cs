using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A rule of an analyzer that archives new findings which meet its criteria.</summary>
public sealed class ArchiveRule : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>The ARN of the analyzer.</summary>
    public required string AnalyzerId { get; init; }

    /// <summary>Unique in the analyzer.</summary>
    public required string Name { get; init; }

    /// <summary>AWS's map of criteria, in JSON.</summary>
    public required string Filter { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ArchiveRuleMapping : IEntityTypeConfiguration<ArchiveRule>
{
    public void Configure(EntityTypeBuilder<ArchiveRule> builder)
    {
        builder.ToTable("ArchiveRules").HasKey(rule => new { rule.AccountId, rule.AnalyzerId, rule.Name });
        builder.HasOne<Analyzer>().WithMany().HasForeignKey(rule => new { rule.AccountId, rule.AnalyzerId }).OnDelete(DeleteBehavior.Restrict);
    }
}
