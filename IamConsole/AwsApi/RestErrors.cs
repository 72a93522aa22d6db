using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>What the REST protocol calls errors that others call otherwise (IAM Access Analyzer API Reference, Common errors).</summary>
internal static class RestErrors
{
    /// <summary>No operation has the method and path.</summary>
    public static IamError UnknownOperation { get; } = new("UnknownOperationException", "No operation has this method and path.");

    /// <summary>The body is no JSON object, or a member of another type than the operation's.</summary>
    public static IamError Serialization(string message) => new("SerializationException", message);

    /// <summary>The error by its name in this protocol.</summary>
    public static IamError Of(IamError error) => new(NameOf(error.Code), error.Message);

    private static string NameOf(string code) => code switch
    {
        "InvalidClientTokenId" => "UnrecognizedClientException",
        "SignatureDoesNotMatch" => "InvalidSignatureException",
        "MalformedInput" => "SerializationException",
        "ServiceFailure" => "InternalServerException",
        "InvalidInput" or "ValidationError" => "ValidationException",
        _ => code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception",
    };
}
