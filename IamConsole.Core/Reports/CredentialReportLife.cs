using IamConsole.Core.Model;

namespace IamConsole.Core.Reports;

/// <summary>How far the stored report of an account is.</summary>
public enum CredentialReportState
{
    /// <summary>There has never been one.</summary>
    NotPresent,

    /// <summary>One is being generated; an older one may still be stored.</summary>
    InProgress,

    /// <summary>There is one, less than four hours old.</summary>
    Ready,

    /// <summary>There is one, but it is too old to be handed out.</summary>
    Expired,
}

/// <summary>How long a report is fresh (IAM User Guide, Generate credential reports for your account).</summary>
public static class CredentialReportLife
{
    /// <summary>A report younger than this is handed out as it is; in its place no other is generated. In hours.</summary>
    public const int Hours = 4;

    /// <param name="report">The account's stored report, or none.</param>
    /// <param name="now">The account clock's time.</param>
    public static CredentialReportState StateOf(CredentialReport? report, DateTimeOffset now) => report switch
    {
        { RequestedAt: not null } => CredentialReportState.InProgress,
        { GeneratedAt: { } generatedAt } => now - generatedAt < TimeSpan.FromHours(Hours) ? CredentialReportState.Ready : CredentialReportState.Expired,
        _ => CredentialReportState.NotPresent,
    };
}
