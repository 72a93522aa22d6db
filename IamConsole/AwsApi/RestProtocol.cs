using System.Collections.Frozen;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;

namespace IamConsole.AwsApi;

/// <summary>The REST protocol with JSON, which IAM Access Analyzer speaks: a method and a path for each operation.</summary>
internal sealed class RestProtocol(IamGateway gateway) : IApiProtocol
{
    private const string Service = "access-analyzer";

    // As it stands in the credential scope of a signature, in a header and in a presigned query.
    private static readonly string[] Scopes = [$"/{Service}/aws4_request", $"%2F{Service}%2Faws4_request"];

    private static readonly FrozenDictionary<string, IReadOnlyList<RestOperation>> Operations =
        OperationRegistry.All.Where(operation => AwsServiceModel.Of(operation.Service).IsRest).Select(operation => new RestOperation(operation))
            .GroupBy(operation => operation.Method).ToFrozenDictionary(same => same.Key, same => (IReadOnlyList<RestOperation>)[.. same]);

    public string ContentType => "application/json";

    /// <summary>Whether a request is signed for a service of this protocol. None of its paths is the root's.</summary>
    public static bool IsSpokenBy(HttpRequest request) =>
        request.Path.Value is { Length: > 1 }
        && (request.Headers.Authorization.ToString().Contains(Scopes[0], StringComparison.Ordinal)
            || (request.QueryString.Value is { Length: > 0 } query && Array.Exists(Scopes, scope => query.Contains(scope, StringComparison.OrdinalIgnoreCase))));

    /// <summary>1 MiB: policies and archive rules are far shorter, and JSON of many small members costs much more memory than its length.</summary>
    public int LongestBody => 1024 * 1024;

    public bool Takes(string method) => Operations.ContainsKey(method);

    public async Task<MemoryStream> PerformAsync(HttpContext context, ProvenCall call)
    {
        if (call.Proven is not { } proven)
        {
            return Refuse(context, SignatureErrors.MissingAuthenticationToken, Service, call.RequestId);
        }

        if (proven.RefuseOtherService(Service) is { } misplaced)
        {
            return Refuse(context, misplaced, Service, call.RequestId);
        }

        foreach (var operation in Operations[call.Request.Method])
        {
            if (operation.Match(call.Request.Path) is { } values)
            {
                return operation.Bind(values, call.Request.Query, call.Body).TryGet(out var bound, out var unbound)
                    ? await SendAsync(context, proven, bound, call.RequestId)
                    : Refuse(context, unbound, Service, call.RequestId);
            }
        }

        return Refuse(context, RestErrors.UnknownOperation, Service, call.RequestId);
    }

    public MemoryStream Refuse(HttpContext context, IamError error, string? service, string requestId)
    {
        if (error == ApiErrors.MethodNotAllowed)
        {
            error = RestErrors.UnknownOperation;
        }

        var named = RestErrors.Of(error);
        context.Response.StatusCode = IamErrorStatus.Of(error);
        context.Response.Headers["x-amzn-ErrorType"] = named.Code;
        return RestJson.Error(named);
    }

    private async Task<MemoryStream> SendAsync(HttpContext context, ProvenRequest proven, IamOperation operation, string requestId)
    {
        var sent = await gateway.SendAllAsync(proven.Caller, [operation], null, cancellationToken: context.RequestAborted);
        return sent.TryGet(out var results, out var error)
            ? RestJson.Result(results[0])
            : Refuse(context, error is BatchRefused refused ? refused.Error : error, Service, requestId);
    }
}
