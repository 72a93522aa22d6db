using CsvHelper;

namespace IamConsole.Core.Reports;

/// <summary>The credential report as the file that AWS makes of it: commas, a header, LF between the lines and none after the last.</summary>
public static class CredentialReportFile
{
    /// <summary>What AWS calls the format.</summary>
    public const string Format = "text/csv";

    // A user name may begin with any of these, and a spreadsheet takes what follows for a formula.
    private const string FormulaStarts = "=+-@";

    /// <summary>The lines as AWS writes them: what begins like a formula is left as it is.</summary>
    public static byte[] Write(IEnumerable<CredentialReportRow> rows) => Write(rows, CsvInjection.None);

    public static IReadOnlyList<CredentialReportRow> Read(byte[] content)
    {
        using var reader = CsvReader.Create(content, new CsvReaderOptions { Separator = ',' });
        return [.. reader.GetRecords<CredentialReportRow>()];
    }

    /// <summary>Whether a spreadsheet would take the user's name for a formula.</summary>
    public static bool LooksLikeFormula(CredentialReportRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.User.Length > 0 && FormulaStarts.Contains(row.User[0], StringComparison.Ordinal);
    }

    /// <summary>The same file with an apostrophe before each field that a spreadsheet would take for a formula; without such fields, the very bytes.</summary>
    public static byte[] WithoutFormulas(byte[] content)
    {
        var rows = Read(content);
        return rows.Any(LooksLikeFormula) ? Write(rows, CsvInjection.Escape) : content;
    }

    private static byte[] Write(IEnumerable<CredentialReportRow> rows, CsvInjection injection)
    {
        using var file = new MemoryStream();
        using (var writer = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n", Injection = injection }, leaveOpen: true))
        {
            writer.WriteRecords(rows);
        }

        return file.ToArray()[..^1];
    }
}
