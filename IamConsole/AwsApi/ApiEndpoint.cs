using IamConsole.Core.Authentication;
using IamConsole.Core.Authentication.Signatures;
using IamConsole.SignIn;

namespace IamConsole.AwsApi;

/// <summary>Answers AWS's clients: proves the signature, has the service's protocol perform the request through the one door, and writes the answer.</summary>
/// <remarks>Cookies mean nothing here. Whatever is wrong with a request is answered in AWS's form.</remarks>
internal sealed class ApiEndpoint(RequestSignatures signatures, CredentialUses uses, KeyThrottle throttle, QueryProtocol query, RestProtocol rest, ILogger<ApiEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        IApiProtocol protocol = RestProtocol.IsSpokenBy(context.Request) ? rest : query;
        MemoryStream answer;
        try
        {
            answer = await AnswerAsync(context, protocol, requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException exception)
        {
            answer = protocol.Refuse(context, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiErrors.TooLarge : ApiErrors.MalformedInput("The body cannot be read."), null, requestId);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Request {RequestId} of the AWS endpoint failed.", requestId);
            answer = protocol.Refuse(context, ApiErrors.Failure, null, requestId);
        }

        var response = context.Response;
        response.ContentType = protocol.ContentType;
        response.ContentLength = answer.Length;
        response.Headers["x-amzn-RequestId"] = requestId;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), context.RequestAborted);
        }
    }

    private async Task<MemoryStream> AnswerAsync(HttpContext context, IApiProtocol protocol, string requestId)
    {
        var request = ApiRequest.Of(context);
        if (!protocol.Takes(request.Method))
        {
            return protocol.Refuse(context, ApiErrors.MethodNotAllowed, null, requestId);
        }

        var client = ClientOf.Request(context);
        PendingSignature? signature = null;
        if (SignatureClaim.IsMadeBy(request) && !(await signatures.FindAsync(request, client, context.RequestAborted)).TryGet(out signature, out var unknown))
        {
            return protocol.Refuse(context, unknown, null, requestId);
        }

        if (await ApiRequest.ReadBodyAsync(context.Request, signature is null ? ApiRequest.LongestUnsignedBody : protocol.LongestBody, context.RequestAborted) is not { } body)
        {
            context.Response.Headers.Connection = "close";
            return protocol.Refuse(context, ApiErrors.TooLarge, null, requestId);
        }

        ProvenRequest? proven = null;
        if (signature is not null && !signature.Verify(body).TryGet(out proven, out var wrong))
        {
            return protocol.Refuse(context, wrong, null, requestId);
        }

        if (proven is not null)
        {
            uses.Note(proven);
        }

        return throttle.Admits(proven?.AccessKeyId ?? client.Address)
            ? await protocol.PerformAsync(context, new ProvenCall(request, body, proven, requestId))
            : protocol.Refuse(context, ApiErrors.RateExceeded, null, requestId);
    }
}
