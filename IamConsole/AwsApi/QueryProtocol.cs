using System.Text;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;
using IamConsole.SignIn;

namespace IamConsole.AwsApi;

/// <summary>The Query protocol, which IAM and STS speak: parameters in a form or a query, answers in XML.</summary>
internal sealed class QueryProtocol(AccountLookup accounts, IamGateway gateway) : IApiProtocol
{
    public string ContentType => "text/xml";

    public int LongestBody => ApiRequest.LongestBody;

    public bool Takes(string method) => HttpMethods.IsPost(method) || HttpMethods.IsGet(method);

    public async Task<MemoryStream> PerformAsync(HttpContext context, ProvenCall call)
    {
        var (proven, requestId) = (call.Proven, call.RequestId);
        if (call.Body.Length > 0 && !ApiRequest.IsForm(context.Request))
        {
            return Refuse(context, ApiErrors.MalformedInput("The body is not application/x-www-form-urlencoded."), proven?.Service, requestId);
        }

        return ParameterNode.Parse(Encoding.UTF8.GetBytes(call.Request.Query), call.Body).TryGet(out var parameters, out var malformed)
            ? await PerformAsync(context, parameters, proven, requestId)
            : Refuse(context, malformed, proven?.Service, requestId);
    }

    public MemoryStream Refuse(HttpContext context, IamError error, string? service, string requestId)
    {
        var status = IamErrorStatus.Of(error);
        context.Response.StatusCode = status;
        return ApiXml.Error(error, status, AwsServiceModel.Of(service ?? "iam").XmlNamespace, requestId);
    }

    private async Task<MemoryStream> PerformAsync(HttpContext context, ParameterNode parameters, ProvenRequest? proven, string requestId)
    {
        var version = parameters["Version"]?.Value;
        var service = ServiceOf(version);
        var action = parameters["Action"]?.Value;
        if (action is not { Length: > 0 })
        {
            return Refuse(context, ApiErrors.MissingAction, service ?? proven?.Service, requestId);
        }

        if (service is not null && BoundOperation.All.TryGetValue((service, action), out var federated) && federated.IsUnsigned)
        {
            return await PerformUnsignedAsync(context, parameters, federated, requestId);
        }

        if (proven is null)
        {
            return Refuse(context, SignatureErrors.MissingAuthenticationToken, service, requestId);
        }

        if (service is not null && proven.RefuseOtherService(service) is { } misplaced)
        {
            return Refuse(context, misplaced, service, requestId);
        }

        if (service is null || !BoundOperation.All.TryGetValue((service, action), out var operation))
        {
            return Refuse(context, ApiErrors.InvalidAction(action, version), service ?? proven.Service, requestId);
        }

        return operation.Bind(parameters).TryGet(out var bound, out var unbound)
            ? await SendAsync(context, proven.Caller, operation, bound, requestId)
            : Refuse(context, unbound, service, requestId);
    }

    /// <summary>The request brings the word of an identity provider in place of a signature, and goes to the account whose role it asks for.</summary>
    private async Task<MemoryStream> PerformUnsignedAsync(HttpContext context, ParameterNode parameters, BoundOperation operation, string requestId)
    {
        if (!operation.Bind(parameters).TryGet(out var bound, out var unbound))
        {
            return Refuse(context, unbound, operation.Service, requestId);
        }

        if (RequestValidator.Validate(bound) is { } invalid)
        {
            return Refuse(context, invalid, operation.Service, requestId);
        }

        var named = parameters["RoleArn"]!.Value!.Split(':') is [_, _, _, _, { Length: > 0 } id, ..] ? await accounts.FindAsync(id, context.RequestAborted) : null;
        var client = ClientOf.Request(context);
        return named is { } account
            ? await SendAsync(context, Caller.Unsigned(account, client.Address, client.UserAgent, client.IsHttps), operation, bound, requestId)
            : Refuse(context, ApiErrors.NotAuthorized(operation.Action), operation.Service, requestId);
    }

    private async Task<MemoryStream> SendAsync(HttpContext context, Caller caller, BoundOperation operation, IamOperation request, string requestId)
    {
        var sent = await gateway.SendAllAsync(caller, [request], null, cancellationToken: context.RequestAborted);
        return sent.TryGet(out var results, out var error)
            ? ApiXml.Result(operation, results[0], requestId)
            : Refuse(context, error is BatchRefused refused ? refused.Error : error, operation.Service, requestId);
    }

    private static string? ServiceOf(string? version) => version switch
    {
        _ when version == AwsServiceModel.Iam.Version => "iam",
        _ when version == AwsServiceModel.Sts.Version => "sts",
        _ => null,
    };
}
