using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>One line of the event history: what was asked, by whom, from where, and how it went.</summary>
public sealed class ActivityEvent : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>Grows with every event of the installation.</summary>
    public long Sequence { get; init; }

    /// <summary>A UUID, AWS's <c>eventID</c>.</summary>
    public required string EventId { get; init; }

    /// <summary>By the account clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The operation, such as <c>CreateUser</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>Such as <c>iam.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>Root, IAMUser, AssumedRole ... as CloudTrail names them.</summary>
    public required string IdentityType { get; init; }

    /// <summary>The unique id of the user or role; the account's id for root.</summary>
    public required string PrincipalId { get; init; }

    public required string PrincipalArn { get; init; }

    /// <summary>The user's name, or that of a session; none for root.</summary>
    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    public required string SourceIp { get; init; }

    public required string UserAgent { get; init; }

    public required bool ReadOnly { get; init; }

    /// <summary>The request's members as JSON, secrets left out; none where the request has none.</summary>
    public string? RequestParameters { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>The ARN that the event is about, or none.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>Of an event of a role's or federated user's session: what the session carries, as JSON; none of others.</summary>
    public string? Session { get; init; }

    /// <summary>Of an event that the policies refused: the request as the engine saw it, as JSON.</summary>
    public string? RefusedRequest { get; init; }
}

internal sealed class ActivityEventMapping : IEntityTypeConfiguration<ActivityEvent>
{
    public void Configure(EntityTypeBuilder<ActivityEvent> builder)
    {
        builder.ToTable("ActivityEvents").HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(entry => new { entry.AccountId, entry.Sequence });
        builder.HasIndex(entry => new { entry.AccountId, entry.PrincipalId, entry.Sequence });
        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
