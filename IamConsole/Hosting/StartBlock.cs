using IamConsole.Core.Model;

namespace IamConsole.Hosting;

/// <summary>The framed block that a start prints on standard output, and all that it prints there.</summary>
internal static class StartBlock
{
    /// <param name="addresses">Where the console listens.</param>
    /// <param name="apiOnly">Those of them where the AWS-compatible endpoint answers and no page does.</param>
    /// <param name="accounts">The installation's accounts, oldest first.</param>
    /// <param name="first">What the first start made, to be shown here; none on later starts.</param>
    /// <param name="passwordFile">The file with the first passwords, where there is one.</param>
    public static string Of(IReadOnlyCollection<string> addresses, IReadOnlyCollection<string> apiOnly, IReadOnlyList<Account> accounts, FirstSignIn? first, string? passwordFile)
    {
        var lines = new List<string> { "IamConsole is ready.", "" };
        lines.AddRange(addresses.Except(apiOnly).Select((address, index) => $"{(index == 0 ? "Address" : ""),-13}{address}"));
        lines.AddRange(addresses.Select((address, index) => $"{(index == 0 ? "AWS endpoint" : ""),-13}{address}{(index == 0 ? "   IAM, STS and Access Analyzer; policies are enforced" : "")}"));
        lines.AddRange(accounts.Select((account, index) => $"{(index == 0 ? "Account" : ""),-13}{account.Id}{(account.Alias is null ? "" : $"   alias {account.Alias}")}"));
        if (first is not null)
        {
            lines.Add("");
            lines.AddRange(first.Lines());
        }

        lines.Add("");
        if (passwordFile is not null)
        {
            lines.Add("How to sign in, with the first passwords, stands in");
            lines.Add(passwordFile);
            lines.Add("Delete that file when you have read it.");
        }
        else if (first is { HasSecrets: true })
        {
            lines.Add("These passwords are shown this once and stored only as hashes.");
        }

        lines.Add("Root's password is lost? Stop the console and start it with: reset-root");
        return Framed(lines);
    }

    internal static string Framed(IReadOnlyCollection<string> lines)
    {
        var width = lines.Max(line => line.Length);
        var edge = new string('─', width + 2);
        return $"┌{edge}┐\n{string.Concat(lines.Select(line => $"│ {line.PadRight(width)} │\n"))}└{edge}┘\n";
    }
}
