using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.Explanations;

/// <summary>
/// Explains a decision as far as the caller may see it: verdicts always, as AWS's text tells them; a statement only where
/// the policy's Get action allows its document; tags and boundaries of resources only where theirs do.
/// </summary>
internal sealed class ExplanationReader(QueryContext context, PolicySet policies, RequestContext request, string principalId)
{
    private const string Boundary = "iam:PermissionsBoundary";

    private static readonly string[] TagPrefixes = ["aws:ResourceTag/", "iam:ResourceTag/"];

    // These carry the boundary that is asked for, not the one that is there.
    private static readonly string[] AskForBoundary = ["iam:CreateUser", "iam:CreateRole", "iam:PutUserPermissionsBoundary", "iam:PutRolePermissionsBoundary"];

    private readonly Dictionary<string, bool> _seesKeys = [];

    public async Task<ExplainedRequest> ReadAsync(CancellationToken cancellationToken)
    {
        var readable = new Dictionary<string, ReadablePolicy>();
        var hidden = new List<PolicyLayer>();
        var layers = new List<LayerExplanation>();
        var explanation = PolicyEvaluator.Explain(policies, request);
        foreach (var layer in explanation.Layers)
        {
            var present = PoliciesOf(layer.Layer).ToList();
            foreach (var policy in present.Where(policy => !readable.ContainsKey(policy.Name)))
            {
                if (await FindReadableAsync(policy, cancellationToken) is { } found)
                {
                    readable.Add(policy.Name, found);
                }
            }

            if (present.Exists(policy => !readable.ContainsKey(policy.Name)) || (layer.Layer == PolicyLayer.Identity && !await ListsPoliciesAsync(cancellationToken)))
            {
                hidden.Add(layer.Layer);
            }

            var statements = new List<StatementExplanation>();
            foreach (var statement in layer.Statements.Where(statement => readable.ContainsKey(statement.Policy)))
            {
                statements.Add(statement with { Failure = await HideAsync(statement.Failure, cancellationToken) });
            }

            layers.Add(layer with { Statements = statements });
        }

        return new ExplainedRequest(request.Principal.Arn ?? "", request.Action, request.Resource, explanation with { Layers = layers }, readable, hidden)
        {
            Simulation = await SimulationAsync(readable.Keys, cancellationToken),
            EncodedMessage = AuthorizationMessage.Encode(context.Secrets, context.Account, explanation, request),
        };
    }

    private async Task<Simulatable?> SimulationAsync(IReadOnlyCollection<string> readable, CancellationToken cancellationToken)
    {
        var simulate = (await FindPrincipalAsync(cancellationToken))?.Action("iam:SimulatePrincipalPolicy");
        if (simulate is null || !await context.IsAllowedAsync(simulate, cancellationToken))
        {
            return null;
        }

        var asked = policies.Identity.Append(policies.Boundary).OfType<NamedPolicy>()
            .Where(policy => readable.Contains(policy.Name))
            .SelectMany(policy => MentionedKeys.Of(policy.Policy.Document))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keys = new List<ConditionKeyValue>();
        foreach (var key in request.Keys.Where(asked.Contains))
        {
            if (ActionThatShows(key) is not { } shows || await SeesAsync(shows, cancellationToken))
            {
                keys.Add(new ConditionKeyValue(key, request.ValuesOf(key), request.Find(new ContextKey(key)) is string[]));
            }
        }

        return new Simulatable(simulate.Resource, keys);
    }

    /// <summary>The user or role that asked; none for others and for one that is gone.</summary>
    private async Task<(string Name, Func<string, ActionRequest> Action)?> FindPrincipalAsync(CancellationToken cancellationToken) => request.Principal.Kind switch
    {
        RequestPrincipalKind.User => await FindHolderAsync(PolicyHolderKind.User, principalId, cancellationToken),
        RequestPrincipalKind.RoleSession => await FindHolderAsync(PolicyHolderKind.Role, principalId, cancellationToken),
        _ => null,
    };

    private IEnumerable<NamedPolicy> PoliciesOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => policies.Identity,
        PolicyLayer.Boundary => policies.Boundary is { } boundary ? [boundary] : [],
        PolicyLayer.Session => policies.Session ?? [],
        PolicyLayer.Resource or PolicyLayer.Trust => policies.Resource is { } resource ? [resource] : [],
        PolicyLayer.VpcEndpoint => policies.VpcEndpoint is { } endpoint ? [endpoint] : [],
        PolicyLayer.ServiceControl => policies.ServiceControl?.SelectMany(level => level) ?? [],
        PolicyLayer.ResourceControl => policies.ResourceControl?.SelectMany(level => level) ?? [],
        _ => [],
    };

    private async Task<ReadablePolicy?> FindReadableAsync(NamedPolicy policy, CancellationToken cancellationToken)
    {
        var document = policy.Policy.Document.Text;
        if (InlinePolicyName.TryParse(policy.Name) is { } inline)
        {
            var holder = await FindHolderAsync(inline.HolderKind, inline.HolderId, cancellationToken);
            return holder is var (name, action) && await context.IsAllowedAsync(action($"iam:Get{inline.HolderKind}Policy"), cancellationToken)
                ? new ReadablePolicy(inline.PolicyName, null, inline.HolderKind, name, document)
                : null;
        }

        if (policy.Name == OwnPasswordGrant.Name)
        {
            // It holds for every user alike, and nobody wrote it.
            return new ReadablePolicy(policy.Name, null, null, null, document);
        }

        if (policy.Name == PrincipalPoliciesLoader.SessionPolicyName)
        {
            // It was given with the request for the session, which the history shows too.
            return new ReadablePolicy(policy.Name, null, null, null, document);
        }

        if (policy.Name.StartsWith(ResourcePolicy.TrustPrefix, StringComparison.Ordinal))
        {
            var role = await FindHolderAsync(PolicyHolderKind.Role, policy.Name[ResourcePolicy.TrustPrefix.Length..], cancellationToken);
            return role is var (roleName, action) && await context.IsAllowedAsync(action("iam:GetRole"), cancellationToken)
                ? new ReadablePolicy("Trust policy", null, PolicyHolderKind.Role, roleName, document)
                : null;
        }

        if (!policy.Name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        var managed = await context.FindPolicyAsync(policy.Name, cancellationToken);
        return await context.IsAllowedAsync(managed.Action("iam:GetPolicy"), cancellationToken) && await context.IsAllowedAsync(managed.Action("iam:GetPolicyVersion"), cancellationToken)
            ? new ReadablePolicy(Arn.NameIn(policy.Name), policy.Name, null, null, document)
            : null;
    }

    /// <summary>A user, group or role by its unique id: its name, and an action on it; none where it is gone.</summary>
    private async Task<(string Name, Func<string, ActionRequest> Action)?> FindHolderAsync(PolicyHolderKind kind, string id, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case PolicyHolderKind.User when await context.Db.Users.Where(user => user.Id == id).Select(user => user.Name).FirstOrDefaultAsync(cancellationToken) is { } name:
                return (name, (await context.FindUserAsync(name, cancellationToken)).Action);
            case PolicyHolderKind.Group when await context.Db.Groups.Where(group => group.Id == id).Select(group => group.Name).FirstOrDefaultAsync(cancellationToken) is { } name:
                return (name, (await context.FindGroupAsync(name, cancellationToken)).Action);
            case PolicyHolderKind.Role when await context.Db.Roles.Where(role => role.Id == id).Select(role => role.Name).FirstOrDefaultAsync(cancellationToken) is { } name:
                return (name, (await context.FindRoleAsync(name, cancellationToken)).Action);
            default:
                return null;
        }
    }

    /// <summary>Whether the caller may know every policy that the principal has, so that no mention of others is no news.</summary>
    private async Task<bool> ListsPoliciesAsync(CancellationToken cancellationToken)
    {
        if (request.Principal.Kind is not (RequestPrincipalKind.User or RequestPrincipalKind.RoleSession))
        {
            return true;
        }

        if (await FindPrincipalAsync(cancellationToken) is not var (_, action))
        {
            return false;
        }

        string[] needed = request.Principal.Kind == RequestPrincipalKind.User ? ["iam:ListAttachedUserPolicies", "iam:ListUserPolicies", "iam:ListGroupsForUser"] : ["iam:ListAttachedRolePolicies", "iam:ListRolePolicies"];
        foreach (var list in needed)
        {
            if (!await context.IsAllowedAsync(action(list), cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes out what the request was compared by where that is the resource's own and not the caller's to see.</summary>
    private async Task<FailedClause?> HideAsync(FailedClause? clause, CancellationToken cancellationToken) =>
        clause?.Key is { } key && ActionThatShows(key) is { } action && !await SeesAsync(action, cancellationToken)
            ? clause with { Actual = [], HidesActual = true }
            : clause;

    private string? ActionThatShows(string key)
    {
        var isTag = Array.Exists(TagPrefixes, prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        var isBoundary = key.Equals(Boundary, StringComparison.OrdinalIgnoreCase) && !AskForBoundary.Contains(request.Action, StringComparer.OrdinalIgnoreCase);
        if (!isTag && !isBoundary)
        {
            return null;
        }

        var kind = request.Resource.Split(':', 6) is [.., var resource] ? resource.Split('/')[0] : "";
        return (kind, isTag) switch
        {
            ("user", true) => "iam:ListUserTags",
            ("role", true) => "iam:ListRoleTags",
            ("policy", true) => "iam:ListPolicyTags",
            ("role", false) => "iam:GetRole",
            _ => "iam:GetUser",
        };
    }

    private async Task<bool> SeesAsync(string action, CancellationToken cancellationToken)
    {
        if (!_seesKeys.TryGetValue(action, out var sees))
        {
            var tags = request.Keys.Where(key => Array.Exists(TagPrefixes, prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
            var asked = tags.Aggregate(new ActionRequest(action, request.Resource), (asked, key) => asked.With(key, request.ValuesOf(key)[0]));
            _seesKeys[action] = sees = await context.IsAllowedAsync(asked, cancellationToken);
        }

        return sees;
    }
}
