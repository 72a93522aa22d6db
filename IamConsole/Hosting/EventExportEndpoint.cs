using System.Globalization;
using IamConsole.Components.Pages.EventHistory;
using IamConsole.Core.Authentication;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Operations;
using IamConsole.SignIn;

namespace IamConsole.Hosting;

/// <summary>Saves the event history as a file. It goes to the browser as it is read: however long it is, it is never in memory as a whole.</summary>
internal static class EventExportEndpoint
{
    public static void MapEventExport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(IamUrls.EventExport, ExportAsync);

    private static async Task ExportAsync(HttpContext context, ConsoleSessions sessions, IamGateway gateway, AccountClock clock)
    {
        var query = context.Request.Query;
        var filters = EventFilter.Read(key => query[key]).ToCriteria(clock.GetUtcNow());
        var format = query[EventExport.FormatKey] == EventExport.JsonLines ? EventExport.JsonLines : EventExport.Csv;
        var export = new EventExport(filters, AskAsync);
        if (await export.BeginAsync(context.RequestAborted) is { } refusal)
        {
            context.Response.StatusCode = IamErrorStatus.Of(refusal);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(refusal.Message + "\n", context.RequestAborted);
            return;
        }

        var name = $"event_history_{clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss", CultureInfo.InvariantCulture)}.{format}";
        context.Response.ContentType = format == EventExport.Csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        context.Response.Headers.CacheControl = "no-store";
        await (format == EventExport.Csv ? export.WriteCsvAsync(context.Response.Body, context.RequestAborted) : export.WriteJsonLinesAsync(context.Response.Body, context.RequestAborted));

        // The session is read at each step: it may end, or its permissions may be taken, while a long file is written.
        async Task<IamResult<EventHistoryResult>> AskAsync(EventHistoryQuery asked, CancellationToken cancellationToken) =>
            context.User.SessionId() is { } id && await sessions.FindAsync(id, cancellationToken) is { } session
                ? await gateway.QueryAsync(session.Caller, asked, cancellationToken)
                : IamError.InvalidSession();
    }
}
