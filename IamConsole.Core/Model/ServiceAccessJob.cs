using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A last-accessed report that somebody asked for: of one user, group, role or policy.</summary>
public sealed class ServiceAccessJob : IAccountOwned
{
    /// <summary>How long a report is kept, in days (unverified: AWS does not say).</summary>
    public const int KeptDays = 7;

    public string AccountId { get; set; } = "";

    /// <summary>A UUID, AWS's <c>JobId</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The unique id of who asked; nobody else reads the report.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The ARN that the report is about.</summary>
    public required string SubjectArn { get; init; }

    /// <summary>Whether the report names actions, and not services alone.</summary>
    public required bool WithActions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>None while the report is being generated.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The finished report, compressed; none before, and none of a job that failed.</summary>
    public byte[]? Report { get; set; }

    /// <summary>Why there is no report, or none.</summary>
    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }
}

internal sealed class ServiceAccessJobMapping : IEntityTypeConfiguration<ServiceAccessJob>
{
    public void Configure(EntityTypeBuilder<ServiceAccessJob> builder)
    {
        builder.ToTable("ServiceAccessJobs").HasKey(job => new { job.AccountId, job.Id });
        builder.HasIndex(job => new { job.AccountId, job.CreatedAt });
        builder.HasIndex(job => new { job.AccountId, job.CompletedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(job => job.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
