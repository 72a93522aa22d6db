namespace IamConsole.Core.Evaluation;

/// <summary>How AWS's texts call a requester.</summary>
internal static class CallerNames
{
    public static string Of(RequestPrincipal principal) =>
        principal.Arn ?? principal.ServiceName ?? principal.Provider ?? "anonymous";
}
