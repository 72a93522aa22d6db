namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>The files of credentials that the console offers once, in AWS's format.</summary>
internal static class Csv
{
    public const string ContentType = "text/csv";

    /// <summary>The file of a new access key: <c>Access key ID,Secret access key</c>.</summary>
    public static string OfAccessKey(string accessKeyId, string secretAccessKey) => Lines(["Access key ID", "Secret access key"], [accessKeyId, secretAccessKey]);

    /// <summary>The file of a new credential for one service.</summary>
    public static string OfServiceCredential(string userName, string password) => Lines(["User Name", "Password"], [userName, password]);

    /// <summary>The file of a new user; the columns of what the user did not get are left out.</summary>
    public static string OfUser(string userName, string? password, string signInUrl, string? accessKeyId, string? secretAccessKey)
    {
        var columns = new List<(string Title, string Value)> { ("User name", userName) };
        if (password is not null)
        {
            columns.Add(("Password", password));
        }

        if (accessKeyId is not null)
        {
            columns.Add(("Access key ID", accessKeyId));
            columns.Add(("Secret access key", secretAccessKey ?? ""));
        }

        if (password is not null)
        {
            columns.Add(("Console sign-in URL", signInUrl));
        }

        return Lines(columns.Select(column => column.Title), columns.Select(column => column.Value));
    }

    private static string Lines(IEnumerable<string> titles, IEnumerable<string> values) =>
        $"{string.Join(',', titles)}\r\n{string.Join(',', values.Select(Quoted))}\r\n";

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") || value.Length > 0 && (value[0] == ' ' || value[^1] == ' ') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
