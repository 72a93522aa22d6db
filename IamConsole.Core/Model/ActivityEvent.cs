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

    /// <summary>What stands behind the last slash of <see cref="ResourceArn"/>; the database works it out.</summary>
    public string? ResourceName { get; private set; }

    /// <summary>Of an event that the policies refused: the request as the engine saw it, as JSON.</summary>
    public string? RefusedRequest { get; init; }
}

/// <summary>The indexes of the event history, one for each filter; reading the history names the one that it goes by.</summary>
public static class ActivityEventIndexes
{
    public const string Time = "IX_ActivityEvents_Time";
    public const string Failed = "IX_ActivityEvents_Failed";
    public const string EventName = "IX_ActivityEvents_EventName";
    public const string UserName = "IX_ActivityEvents_UserName";
    public const string PrincipalId = "IX_ActivityEvents_PrincipalId";
    public const string ResourceArn = "IX_ActivityEvents_ResourceArn";
    public const string ResourceName = "IX_ActivityEvents_ResourceName";
    public const string AccessKeyId = "IX_ActivityEvents_AccessKeyId";
    public const string EventSource = "IX_ActivityEvents_EventSource";
    public const string ReadOnly = "IX_ActivityEvents_ReadOnly";
    public const string ErrorCode = "IX_ActivityEvents_ErrorCode";
    public const string SourceIp = "IX_ActivityEvents_SourceIp";
    public const string EventId = "IX_ActivityEvents_EventId";
}

internal sealed class ActivityEventMapping : IEntityTypeConfiguration<ActivityEvent>
{
    // rtrim takes away, from the end, what is no slash: what is left is cut off the front.
    private const string ResourceNameSql = "replace(ResourceArn, rtrim(ResourceArn, replace(ResourceArn, '/', '')), '')";

    public void Configure(EntityTypeBuilder<ActivityEvent> builder)
    {
        builder.ToTable("ActivityEvents").HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
        builder.Property(entry => entry.ResourceName).HasComputedColumnSql(ResourceNameSql, stored: false);

        // Each is read backwards in time; the key, which SQLite puts at the end of every index, parts events of one instant.
        builder.HasIndex(entry => new { entry.AccountId, entry.Time }).HasDatabaseName(ActivityEventIndexes.Time);
        builder.HasIndex(entry => new { entry.AccountId, entry.Time }, ActivityEventIndexes.Failed).HasFilter("ErrorCode IS NOT NULL");
        builder.HasIndex(entry => new { entry.AccountId, entry.EventName, entry.Time }).HasDatabaseName(ActivityEventIndexes.EventName);
        builder.HasIndex(entry => new { entry.AccountId, entry.UserName, entry.Time }).HasDatabaseName(ActivityEventIndexes.UserName);
        builder.HasIndex(entry => new { entry.AccountId, entry.PrincipalId, entry.Time }).HasDatabaseName(ActivityEventIndexes.PrincipalId);
        builder.HasIndex(entry => new { entry.AccountId, entry.ResourceArn, entry.Time }).HasDatabaseName(ActivityEventIndexes.ResourceArn);
        builder.HasIndex(entry => new { entry.AccountId, entry.ResourceName, entry.Time }).HasDatabaseName(ActivityEventIndexes.ResourceName);
        builder.HasIndex(entry => new { entry.AccountId, entry.AccessKeyId, entry.Time }).HasDatabaseName(ActivityEventIndexes.AccessKeyId).HasFilter("AccessKeyId IS NOT NULL");
        builder.HasIndex(entry => new { entry.AccountId, entry.EventSource, entry.Time }).HasDatabaseName(ActivityEventIndexes.EventSource);
        builder.HasIndex(entry => new { entry.AccountId, entry.ReadOnly, entry.Time }).HasDatabaseName(ActivityEventIndexes.ReadOnly);
        builder.HasIndex(entry => new { entry.AccountId, entry.ErrorCode, entry.Time }).HasDatabaseName(ActivityEventIndexes.ErrorCode).HasFilter("ErrorCode IS NOT NULL");
        builder.HasIndex(entry => new { entry.AccountId, entry.SourceIp, entry.Time }).HasDatabaseName(ActivityEventIndexes.SourceIp);
        builder.HasIndex(entry => new { entry.AccountId, entry.EventId, entry.Time }).HasDatabaseName(ActivityEventIndexes.EventId);
        foreach (var searched in (ReadOnlySpan<string>)[nameof(ActivityEvent.EventName), nameof(ActivityEvent.UserName), nameof(ActivityEvent.ResourceName), nameof(ActivityEvent.AccessKeyId), nameof(ActivityEvent.EventSource), nameof(ActivityEvent.ErrorCode), nameof(ActivityEvent.EventId)])
        {
            builder.Property(searched).UseCollation("NOCASE");
        }

        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
