using System.Text;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Storage;

namespace IamConsole.Core.Trust;

/// <summary>A trust policy between how its author writes it, with ARNs, and how it is stored, with the unique ids of the users and roles of this installation (IAM User Guide, AWS JSON policy elements: Principal).</summary>
internal static class TrustDocument
{
    private const int AccountDigits = 12;

    /// <summary>
    /// The text to store, or the refusal of an ARN or unique id that no user or role of this installation has: who edits a policy that
    /// trusts somebody deleted has to take the id out, as on AWS (from memory).
    /// </summary>
    public static async Task<IamResult<string>> ResolveAsync(IamDbContext db, string text, CancellationToken cancellationToken)
    {
        var entries = EntriesOf(text);
        var ids = await db.FindPrincipalIdsAsync(entries.Select(entry => entry.Value), cancellationToken);
        var named = entries.Select(entry => entry.Value).Where(IsUniqueId).Distinct().ToList();
        var known = await db.FindPrincipalArnsAsync(named, cancellationToken);
        return (ids.FirstOrDefault(pair => pair.Value is null).Key ?? named.Find(id => !known.ContainsKey(id))) is { } unknown
            ? IamError.MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{unknown}\"")
            : Replace(text, entries, value => ids.GetValueOrDefault(value));
    }

    /// <summary>Stored texts as they are shown: ARNs of those that exist, ids of those that are gone, whole accounts by the ARN of their root.</summary>
    public static async Task<IReadOnlyList<string>> ShowAsync(IamDbContext db, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var entries = texts.Select(EntriesOf).ToList();
        var arns = await db.FindPrincipalArnsAsync([.. entries.SelectMany(of => of).Select(entry => entry.Value).Where(IsUniqueId).Distinct()], cancellationToken);
        return [.. texts.Select((text, index) => Replace(text, entries[index], value => IsAccount(value) ? Arn.Root(AccountId.Parse(value)).ToString() : arns.GetValueOrDefault(value)))];
    }

    /// <summary>One stored text as it is shown.</summary>
    public static async Task<string> ShowAsync(IamDbContext db, string text, CancellationToken cancellationToken) => (await ShowAsync(db, [text], cancellationToken))[0];

    /// <summary>Whom a text names, as it is shown, that is gone or cannot be checked.</summary>
    public static async Task<TrustNotes> FindNotesAsync(IamDbContext db, string shown, CancellationToken cancellationToken)
    {
        var values = EntriesOf(shown).Select(entry => entry.Value).Distinct().ToList();
        var accounts = values.ToLookup(AccountIn);
        var external = await db.FindExternalAccountsAsync([.. accounts.Select(account => account.Key).OfType<string>()], cancellationToken);
        return new TrustNotes([.. values.Where(IsUniqueId)], [.. external.SelectMany(account => accounts[account])]);
    }

    private static List<PolicyPrincipalEntry> EntriesOf(string text) =>
        [.. (PolicyParser.Parse(text, PolicyKind.Trust).Document?.Statements ?? [])
            .SelectMany(statement => statement.Principal?.Entries ?? [])
            .Where(entry => entry.Type == PolicyPrincipalType.Aws && !entry.IsEveryone)];

    /// <summary>Puts other values in the places of some, and leaves the rest of the text as its author wrote it.</summary>
    private static string Replace(string text, IEnumerable<PolicyPrincipalEntry> entries, Func<string, string?> replacement)
    {
        var result = new StringBuilder(text);
        foreach (var entry in entries.OrderByDescending(entry => entry.Span.Start.Offset))
        {
            if (replacement(entry.Value) is { } value)
            {
                result.Remove(entry.Span.Start.Offset, entry.Span.Length).Insert(entry.Span.Start.Offset, $"\"{value}\"");
            }
        }

        return result.ToString();
    }

    private static bool IsUniqueId(string value) => value.StartsWith(UniqueIds.UserPrefix, StringComparison.Ordinal) || value.StartsWith(UniqueIds.RolePrefix, StringComparison.Ordinal);

    private static bool IsAccount(string value) => value.Length == AccountDigits && AccountId.IsValid(value);

    private static string? AccountIn(string value) => IsAccount(value) ? value : Arn.TryParse(value, out var arn) && AccountId.IsValid(arn.Account) ? arn.Account : null;
}

/// <summary>Whom a trust policy names that the reader should know of.</summary>
/// <param name="Gone">Unique ids of users and roles that have been deleted.</param>
/// <param name="External">Principals of accounts outside this installation, which are not checked.</param>
public sealed record TrustNotes(IReadOnlyList<string> Gone, IReadOnlyList<string> External);
