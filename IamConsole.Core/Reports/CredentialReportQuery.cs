using System.Globalization;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Reports;

/// <summary>The stored credential report as a list: searched, filtered, sorted and paged. It tells of the time at which it was generated, and may be expired.</summary>
public sealed record CredentialReportQuery : ConsoleQuery<CredentialReportResult>
{
    /// <summary>Keys and passwords older or unused for longer than this are found by the filters. In days.</summary>
    public const int MostDays = SecurityRecommendationsQuery.MostDays;

    /// <summary>A part of the user's name or ARN; empty for all.</summary>
    public string Search { get; init; } = "";

    public CredentialReportFilter Filter { get; init; }

    public CredentialReportSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;

    /// <summary>Whether it is sent because something has changed.</summary>
    public bool IsRefresh { get; init; }

    protected internal override bool IsRecorded => !IsRefresh;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [new("iam:GetCredentialReport", "*")];

    protected internal override async Task<IamResult<CredentialReportResult>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        var report = await context.Db.CredentialReports.SingleOrDefaultAsync(cancellationToken);
        IReadOnlyList<CredentialReportRow> rows = report?.Content is { } content ? CredentialReportFile.Read(content) : [];
        var generatedAt = report?.GeneratedAt;
        var search = Search.Trim();
        var limit = generatedAt?.AddDays(-MostDays);
        var found = rows
            .Where(row => search.Length == 0 || row.User.Contains(search, StringComparison.OrdinalIgnoreCase) || row.Arn.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Where(row => Matches(row, limit ?? DateTimeOffset.MinValue))
            .ToList();
        return new CredentialReportResult(
            CredentialReportLife.StateOf(report, context.Now),
            generatedAt,
            rows.Count,
            rows.Count(CredentialReportFile.LooksLikeFormula),
            found.Count,
            [.. Sorted(found).Skip(Skip).Take(Searching.Rows(Take))]);
    }

    private bool Matches(CredentialReportRow row, DateTimeOffset limit) => Filter switch
    {
        CredentialReportFilter.PasswordEnabled => Is(row.PasswordEnabled),
        CredentialReportFilter.MfaNotActive => !Is(row.MfaActive),
        CredentialReportFilter.PasswordWithoutMfa => Is(row.PasswordEnabled) && !Is(row.MfaActive),
        CredentialReportFilter.UnusedPassword => Is(row.PasswordEnabled) && IsBefore(row.PasswordLastUsed, row.PasswordLastChanged, limit),
        CredentialReportFilter.ActiveKey => Is(row.AccessKey1Active) || Is(row.AccessKey2Active),
        CredentialReportFilter.OldKey =>
            Is(row.AccessKey1Active) && IsBefore(row.AccessKey1LastRotated, null, limit) || Is(row.AccessKey2Active) && IsBefore(row.AccessKey2LastRotated, null, limit),
        CredentialReportFilter.UnusedKey =>
            Is(row.AccessKey1Active) && IsBefore(row.AccessKey1LastUsedDate, row.AccessKey1LastRotated, limit)
            || Is(row.AccessKey2Active) && IsBefore(row.AccessKey2LastUsedDate, row.AccessKey2LastRotated, limit),
        _ => true,
    };

    /// <summary>Root, which is no user, stays first where the list is by name.</summary>
    private IEnumerable<CredentialReportRow> Sorted(List<CredentialReportRow> rows)
    {
        if (Sort is CredentialReportSort.User)
        {
            return Descending ? Enumerable.Reverse(rows) : rows;
        }

        // Times are texts that sort as they are; what is not a time comes after all of them.
        var byTold = rows.ToLookup(row => SortKey(row) is CredentialReportRow.True or CredentialReportRow.False || Time(SortKey(row)) is not null);
        return (Descending ? byTold[true].OrderByDescending(SortKey, StringComparer.Ordinal) : byTold[true].OrderBy(SortKey, StringComparer.Ordinal)).Concat(byTold[false]);
    }

    private string SortKey(CredentialReportRow row) => Sort switch
    {
        CredentialReportSort.Created => row.UserCreationTime,
        CredentialReportSort.PasswordEnabled => row.PasswordEnabled,
        CredentialReportSort.PasswordLastUsed => row.PasswordLastUsed,
        CredentialReportSort.PasswordLastChanged => row.PasswordLastChanged,
        CredentialReportSort.PasswordNextRotation => row.PasswordNextRotation,
        CredentialReportSort.MfaActive => row.MfaActive,
        CredentialReportSort.Key1Active => row.AccessKey1Active,
        CredentialReportSort.Key1LastRotated => row.AccessKey1LastRotated,
        CredentialReportSort.Key1LastUsed => row.AccessKey1LastUsedDate,
        CredentialReportSort.Key2Active => row.AccessKey2Active,
        CredentialReportSort.Key2LastRotated => row.AccessKey2LastRotated,
        _ => row.AccessKey2LastUsedDate,
    };

    private static bool Is(string text) => text == CredentialReportRow.True;

    private static bool IsBefore(string text, string? otherwise, DateTimeOffset limit) => (Time(text) ?? (otherwise is null ? null : Time(otherwise))) is { } time && time < limit;

    private static DateTimeOffset? Time(string text) => CredentialReportRow.TimeOf(text);
}

/// <summary>Which lines of the report.</summary>
public enum CredentialReportFilter
{
    All,
    PasswordEnabled,
    MfaNotActive,
    PasswordWithoutMfa,

    /// <summary>A password that was not used for <see cref="CredentialReportQuery.MostDays"/>, or not since it was set so long ago.</summary>
    UnusedPassword,
    ActiveKey,

    /// <summary>An active key that was made or activated more than <see cref="CredentialReportQuery.MostDays"/> ago.</summary>
    OldKey,

    /// <summary>An active key that was not used for <see cref="CredentialReportQuery.MostDays"/>, or not since it was made so long ago.</summary>
    UnusedKey,
}

/// <summary>What the lines are ordered by.</summary>
public enum CredentialReportSort
{
    User,
    Created,
    PasswordEnabled,
    PasswordLastUsed,
    PasswordLastChanged,
    PasswordNextRotation,
    MfaActive,
    Key1Active,
    Key1LastRotated,
    Key1LastUsed,
    Key2Active,
    Key2LastRotated,
    Key2LastUsed,
}

/// <summary>One page of the stored report.</summary>
/// <param name="State">How far the report is.</param>
/// <param name="GeneratedAt">When the account was as the rows say; none before the first report.</param>
/// <param name="Lines">How many lines the report has in all, root's included.</param>
/// <param name="Formulas">How many users have a name that a spreadsheet would take for a formula.</param>
/// <param name="Total">How many lines match.</param>
/// <param name="Rows">Those of the page.</param>
public sealed record CredentialReportResult(CredentialReportState State, DateTimeOffset? GeneratedAt, int Lines, int Formulas, int Total, IReadOnlyList<CredentialReportRow> Rows);
