using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using IamConsole.Core.Operations;

namespace IamConsole.Core.EventHistory;

/// <summary>Writes events to a stream, newest first, a page of the history at a time.</summary>
/// <param name="criteria">Which events.</param>
/// <param name="ask">Sends a page's query; whether the caller may is decided anew for each.</param>
public sealed class EventExport(EventCriteria criteria, Func<EventHistoryQuery, CancellationToken, Task<IamResult<EventHistoryResult>>> ask)
{
    public const string FormatKey = "format";
    public const string Csv = "csv";
    public const string JsonLines = "jsonl";

    private const int RowsAtOnce = 200;

    private static readonly string[] Header =
    [
        "Event time", "Event name", "User name", "Event source", "AWS access key", "Source IP address", "User agent", "Read-only", "Error code", "Resource", "Event ID",
    ];

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private EventHistoryResult? _first;

    /// <summary>Reads the first page.</summary>
    /// <returns>Why nothing can be written, or none.</returns>
    public async Task<IamError?> BeginAsync(CancellationToken cancellationToken)
    {
        var result = await ask(new EventHistoryQuery { Criteria = criteria, Take = RowsAtOnce }, cancellationToken);
        _first = result.IsSuccess ? result.Value : null;
        return result.Error;
    }

    /// <summary>Comma-separated values in UTF-8 with a header. A field that a spreadsheet would take for a formula has an apostrophe before it.</summary>
    public async Task WriteCsvAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        await writer.WriteRecordAsync(Header, cancellationToken);
        await foreach (var row in ReadAsync(cancellationToken))
        {
            string[] fields =
            [
                row.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.EventName, row.UserName ?? "", row.EventSource, row.AccessKeyId ?? "", row.SourceIp,
                row.UserAgent, row.ReadOnly ? "true" : "false", row.ErrorCode ?? "", row.ResourceArn ?? "", row.EventId,
            ];
            await writer.WriteRecordAsync(fields, cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>One JSON object a line, each in CloudTrail's shape.</summary>
    public async Task WriteJsonLinesAsync(Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var row in ReadAsync(cancellationToken))
        {
            var line = JsonNode.Parse(row.Record)!.ToJsonString(OneLine);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        }
    }

    /// <exception cref="InvalidOperationException">The caller may not any more: the file is cut off.</exception>
    private async IAsyncEnumerable<EventRow> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = _first; page is not null;)
        {
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            var next = page.HasOlder ? page.Rows[^1].Position : page.LookedUntil;
            if (next is null)
            {
                yield break;
            }

            var result = await ask(new EventHistoryQuery { Criteria = criteria, Take = RowsAtOnce, Before = next }, cancellationToken);
            page = result.Match(more => more, error => throw new InvalidOperationException($"The export was cut off: {error.Message}"));
        }
    }
}
