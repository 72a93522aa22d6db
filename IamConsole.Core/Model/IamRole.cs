using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A role.</summary>
public sealed class IamRole : IAccountOwned, IPolicyHolder
{
    /// <summary>Where service-linked roles live, each below its service's principal.</summary>
    public const string ServiceLinkedPath = "/aws-service-role/";

    public string AccountId { get; set; } = "";

    /// <summary>The unique id, <c>AROA...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the account ignoring case, whatever the path.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    public string? Description { get; set; }

    /// <summary>The role trust policy as its author wrote it, but with the unique ids of users and roles of this installation for their ARNs.</summary>
    public required string AssumeRolePolicyDocument { get; set; }

    /// <summary>In seconds, 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; set; } = 3600;

    /// <summary>The ARN of the managed policy that bounds this role, or none.</summary>
    public string? PermissionsBoundaryArn { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedRegion { get; set; }

    public long Revision { get; set; } = 1;

    /// <summary>Whether it belongs to an AWS service, which alone may change it: such roles live below this path.</summary>
    public bool IsServiceLinked => Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal);

    public PolicyHolderKind HolderKind => PolicyHolderKind.Role;
}

internal sealed class IamRoleMapping : IEntityTypeConfiguration<IamRole>
{
    public void Configure(EntityTypeBuilder<IamRole> builder)
    {
        builder.ToTable("Roles").HasKey(role => new { role.AccountId, role.Id });
        builder.Property(role => role.Name).UseCollation("NOCASE");
        builder.HasIndex(role => new { role.AccountId, role.Name }).IsUnique();
        builder.HasIndex(role => new { role.AccountId, role.PermissionsBoundaryArn });
        builder.HasOne<Account>().WithMany().HasForeignKey(role => role.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(role => role.HolderKind);
        builder.Ignore(role => role.IsServiceLinked);
    }
}
