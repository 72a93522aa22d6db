using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>That the deletion of a service-linked role was asked for, and how it ended.</summary>
public sealed class RoleDeletionTask : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>Such as <c>task/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling/...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>AWS's word: SUCCEEDED, IN_PROGRESS, FAILED or NOT_STARTED.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class RoleDeletionTaskMapping : IEntityTypeConfiguration<RoleDeletionTask>
{
    public void Configure(EntityTypeBuilder<RoleDeletionTask> builder)
    {
        builder.ToTable("RoleDeletionTasks").HasKey(task => new { task.AccountId, task.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(task => task.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
