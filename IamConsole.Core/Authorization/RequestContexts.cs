using System.Globalization;
using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authorization;

/// <summary>Builds the engine's request from a caller, what it asks and the account clock.</summary>
internal static class RequestContexts
{
    public static RequestContext Build(Caller caller, PrincipalPolicies principal, ActionRequest action, DateTimeOffset now)
    {
        var request = new RequestContext(action.FederatedBy is { } provider ? RequestPrincipal.Federated(provider) : PrincipalOf(caller, principal), action.Action, action.Resource, (action.ResourcePolicy?.Account ?? caller.Account).ToString());
        if (action.ResourcePolicy is not null && !request.AsksForRole)
        {
            request = new RequestContext(request.Principal, request.Action, request.Resource, request.ResourceAccount) { AsksForRole = true };
        }

        request.Add("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        request.Add("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Add("aws:SourceIp", caller.SourceIp);
        request.Add("aws:UserAgent", caller.UserAgent);
        request.Add("aws:SecureTransport", caller.SecureTransport ? "true" : "false");
        request.Add("aws:RequestedRegion", Arn.HomeRegion);
        request.Add("aws:ViaAWSService", "false");
        if (action.FederatedBy is null)
        {
            AddSession(request, caller, now);
        }

        // A session's tag takes the place of the principal's of the same key.
        foreach (var tag in principal.Tags.Concat(action.FederatedBy is null ? caller.Session?.Tags ?? [] : []))
        {
            request.Add($"aws:PrincipalTag/{tag.Key}", tag.Value);
        }

        foreach (var key in action.Keys)
        {
            if (key.IsMultivalued)
            {
                request.Add(key.Key, key.Values);
            }
            else
            {
                request.Add(key.Key, key.Values[0]);
            }
        }

        return request;
    }

    /// <summary>Only temporary credentials, a console session among them, carry an issue time and say whether MFA was used.</summary>
    private static void AddSession(RequestContext request, Caller caller, DateTimeOffset now)
    {
        if (!caller.IsTemporary)
        {
            return;
        }

        if (caller.IssuedAt is { } issued)
        {
            request.Add("aws:TokenIssueTime", issued.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        request.Add("aws:MultiFactorAuthPresent", caller.MfaAuthenticatedAt is null ? "false" : "true");
        if (caller.MfaAuthenticatedAt is { } authenticated)
        {
            request.Add("aws:MultiFactorAuthAge", ((long)(now - authenticated).TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        if (caller.Session?.SourceIdentity is { } sourceIdentity)
        {
            request.Add("aws:SourceIdentity", sourceIdentity);
        }

        if (caller.Session?.FederatedProvider is { } provider)
        {
            request.Add("aws:FederatedProvider", provider);
        }
    }

    private static RequestPrincipal PrincipalOf(Caller caller, PrincipalPolicies principal) => caller.Kind switch
    {
        CallerKind.Root => RequestPrincipal.Root(caller.Account.ToString()),
        CallerKind.AssumedRole => RequestPrincipal.RoleSession(caller.Arn, principal.Arn, caller.UserId),
        CallerKind.FederatedUser => RequestPrincipal.FederatedUser(caller.Arn, principal.Arn),
        _ => RequestPrincipal.User(principal.Arn, caller.PrincipalId),
    };
}
