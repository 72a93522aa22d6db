using System.Text;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.ServiceModel;
using IamConsole.SignIn;

namespace IamConsole.AwsApi;

/// <summary>Answers AWS's clients: proves the signature, binds the operation, sends it through the one door and writes the answer.</summary>
/// <remarks>Cookies mean nothing here. Whatever is wrong with a request is answered in AWS's form.</remarks>
internal sealed class ApiEndpoint(RequestSignatures signatures, CredentialUses uses, AccountLookup accounts, KeyThrottle throttle, IamGateway gateway, ILogger<ApiEndpoint> logger)
{
    private const string ContentType = "text/xml";

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        MemoryStream answer;
        try
        {
            answer = await AnswerAsync(context, requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException exception)
        {
            answer = Refuse(context, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiErrors.TooLarge : ApiErrors.MalformedInput("The body cannot be read."), null, requestId);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Request {RequestId} of the AWS endpoint failed.", requestId);
            answer = Refuse(context, ApiErrors.Failure, null, requestId);
        }

        var response = context.Response;
        response.ContentType = ContentType;
        response.ContentLength = answer.Length;
        response.Headers["x-amzn-RequestId"] = requestId;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), context.RequestAborted);
        }
    }

    private async Task<MemoryStream> AnswerAsync(HttpContext context, string requestId)
    {
        var request = ApiRequest.Of(context);
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsGet(request.Method))
        {
            return Refuse(context, ApiErrors.MethodNotAllowed, null, requestId);
        }

        var client = ClientOf.Request(context);
        PendingSignature? signature = null;
        if (SignatureClaim.IsMadeBy(request) && !(await signatures.FindAsync(request, client, context.RequestAborted)).TryGet(out signature, out var unknown))
        {
            return Refuse(context, unknown, null, requestId);
        }

        if (await ApiRequest.ReadBodyAsync(context.Request, signature is null ? ApiRequest.LongestUnsignedBody : ApiRequest.LongestBody, context.RequestAborted) is not { } body)
        {
            context.Response.Headers.Connection = "close";
            return Refuse(context, ApiErrors.TooLarge, null, requestId);
        }

        ProvenRequest? proven = null;
        if (signature is not null && !signature.Verify(body).TryGet(out proven, out var wrong))
        {
            return Refuse(context, wrong, null, requestId);
        }

        if (proven is not null)
        {
            uses.Note(proven);
        }

        if (!throttle.Admits(proven?.AccessKeyId ?? client.Address))
        {
            return Refuse(context, ApiErrors.RateExceeded, null, requestId);
        }

        if (body.Length > 0 && !ApiRequest.IsForm(context.Request))
        {
            return Refuse(context, ApiErrors.MalformedInput("The body is not application/x-www-form-urlencoded."), proven?.Service, requestId);
        }

        return ParameterNode.Parse(Encoding.UTF8.GetBytes(request.Query), body).TryGet(out var parameters, out var malformed)
            ? await PerformAsync(context, parameters, proven, requestId)
            : Refuse(context, malformed, proven?.Service, requestId);
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

    private static MemoryStream Refuse(HttpContext context, IamError error, string? service, string requestId)
    {
        var status = IamErrorStatus.Of(error);
        context.Response.StatusCode = status;
        return ApiXml.Error(error, status, AwsServiceModel.Of(service ?? "iam").XmlNamespace, requestId);
    }
}
