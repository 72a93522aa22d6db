using IamConsole.Core.Arns;

namespace IamConsole.SampleData;

/// <summary>The sample company's policy documents, embedded as the files beside this one.</summary>
/// <param name="account">The account whose id takes the place of <c>{account}</c>.</param>
internal sealed class Documents(AccountId account)
{
    private const string Prefix = "SampleData/";

    /// <summary>Every document's name, such as <c>Policies/CostReporting</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Documents).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.ChangeExtension(name[Prefix.Length..], null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The SAML metadata of the company's directory. The key of its certificate is nobody's: no assertion of it can be made.</summary>
    public static string CorporateDirectory
    {
        get
        {
            using var reader = new StreamReader(typeof(Documents).Assembly.GetManifestResourceStream("CorporateDirectory.xml")!);
            return reader.ReadToEnd();
        }
    }

    public string Policy(string name) => Read($"Policies/{name}");

    public string Inline(string name) => Read($"Inline/{name}");

    public string Trust(string roleName) => Read($"Trust/{roleName}");

    public string Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream($"{Prefix}{name}.json")
            ?? throw new ArgumentException($"There is no document {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("{account}", account.ToString(), StringComparison.Ordinal);
    }
}
