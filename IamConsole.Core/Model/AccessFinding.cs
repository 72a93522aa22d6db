using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>What an analyzer has found of a role or user.</summary>
public sealed class AccessFinding : IAccountOwned
{
    public string AccountId { get; set; } = "";

    public required string Id { get; init; }

    /// <summary>The ARN of the analyzer.</summary>
    public required string AnalyzerId { get; init; }

    /// <summary>AWS's word: ExternalAccess, UnusedIAMRole, UnusedIAMUserAccessKey, UnusedIAMUserPassword or UnusedPermission.</summary>
    public required string FindingType { get; init; }

    /// <summary>The ARN of the role or user.</summary>
    public required string Resource { get; init; }

    /// <summary>AWS's word: <c>AWS::IAM::Role</c> or <c>AWS::IAM::User</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>What tells it from the analyzer's other findings of this type about the resource: principal and condition, an access key's id; empty where there is only one.</summary>
    public required string Subject { get; init; }

    /// <summary>AWS's word: ACTIVE, ARCHIVED or RESOLVED.</summary>
    public required string Status { get; set; }

    /// <summary>Who has access from outside, without the kind of principal; empty of unused access.</summary>
    public string Principal { get; init; } = "";

    /// <summary>AWS's kind of that principal: AWS or Federated; empty of unused access.</summary>
    public string PrincipalType { get; init; } = "";

    /// <summary>Whether anyone at all has the access.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The condition keys that the access depends on and their values, in JSON; an empty object where there are none.</summary>
    public string Condition { get; init; } = "{}";

    /// <summary>Of external access the actions, of unused permissions the services and actions, in JSON.</summary>
    public string Details { get; set; } = "[]";

    /// <summary>When what is unused was last used; none where it never was, and of external access.</summary>
    public DateTimeOffset? LastAccessedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the role or user was last looked at.</summary>
    public required DateTimeOffset AnalyzedAt { get; set; }

    /// <summary>When the finding or its status last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class AccessFindingMapping : IEntityTypeConfiguration<AccessFinding>
{
    public void Configure(EntityTypeBuilder<AccessFinding> builder)
    {
        builder.ToTable("AccessFindings").HasKey(finding => new { finding.AccountId, finding.Id });
        builder.HasIndex(finding => new { finding.AccountId, finding.AnalyzerId, finding.Resource, finding.FindingType, finding.Subject }).IsUnique();
        builder.HasIndex(finding => new { finding.AccountId, finding.AnalyzerId, finding.Status, finding.UpdatedAt });
        builder.HasOne<Analyzer>().WithMany().HasForeignKey(finding => new { finding.AccountId, finding.AnalyzerId }).OnDelete(DeleteBehavior.Restrict);
    }
}
