using IamConsole.Core.Search;

namespace IamConsole.Components.Layout;

/// <summary>How the search in the top bar shows what it found, and where that leads.</summary>
internal static class SearchWords
{
    private const int MostPages = 5;

    public static string Title(SearchedKind kind) => kind switch
    {
        SearchedKind.User => "Users",
        SearchedKind.AccessKey => "Access keys",
        SearchedKind.Group => "User groups",
        SearchedKind.Role => "Roles",
        SearchedKind.Policy => "Policies of this account",
        SearchedKind.AwsPolicy => "AWS managed policies",
        SearchedKind.SamlProvider => "SAML providers",
        SearchedKind.OidcProvider => "OpenID Connect providers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Text(SearchHit hit) => hit.AccessKeyId ?? hit.Name;

    public static string Detail(SearchHit hit) => hit.AccessKeyId is null ? hit.Arn : $"of user {hit.Name}";

    /// <summary>The page of what was found.</summary>
    public static string Address(SearchHit hit) => hit.Kind switch
    {
        SearchedKind.User => IamUrls.User(hit.Name),
        SearchedKind.AccessKey => IamUrls.User(hit.Name, IamUrls.CredentialsTab),
        SearchedKind.Group => IamUrls.UserGroup(hit.Name),
        SearchedKind.Role => IamUrls.Role(hit.Name),
        SearchedKind.SamlProvider => IamUrls.SamlProvider(hit.Name),
        SearchedKind.OidcProvider => IamUrls.OidcProvider(hit.Name),
        _ => IamUrls.Policy(hit.Arn),
    };

    /// <summary>The pages of the navigation whose title has the text, those first that begin with it; then those under a heading that begins with it.</summary>
    public static IReadOnlyList<NavigationEntry> Pages(string text) =>
    [
        .. Navigation.Groups
            .SelectMany(group => group.Entries, (group, entry) => (Entry: entry, Place: PlaceOf(group, entry, text)))
            .Where(found => found.Place is not null)
            .OrderBy(found => found.Place)
            .Select(found => found.Entry)
            .Take(MostPages),
    ];

    private static int? PlaceOf(NavigationGroup group, NavigationEntry entry, string text) =>
        entry.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0
        : entry.Title.Contains(text, StringComparison.OrdinalIgnoreCase) ? 1
        : group.Title?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true ? 2
        : null;
}
