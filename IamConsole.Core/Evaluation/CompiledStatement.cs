using IamConsole.Core.Evaluation.Conditions;
using IamConsole.Core.Evaluation.Matching;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation;

/// <summary>The part of a statement that can keep it from matching.</summary>
internal enum StatementClause
{
    None,
    Action,
    Resource,
    Principal,
    Condition,
}

/// <summary>A statement ready to be evaluated. Immutable but for texts that are made when first asked for.</summary>
internal sealed class CompiledStatement
{
    private readonly ActionMatcher _actions;
    private readonly bool _isNotAction;
    private readonly ResourceMatcher? _resources;
    private readonly bool _isNotResource;
    private readonly PrincipalMatcher? _principal;
    private readonly bool _isNotPrincipal;
    private readonly CompiledCondition[] _conditions;
    private string[]? _actionTexts;
    private string[]? _resourceTexts;

    public CompiledStatement(PolicyStatement source, bool hasVariables)
    {
        Source = source;
        IsDeny = source.Effect == PolicyEffect.Deny;
        _isNotAction = source.NotActions is not null;
        _actions = new ActionMatcher(source.NotActions ?? source.Actions ?? []);
        _isNotResource = source.NotResources is not null;
        _resources = (source.NotResources ?? source.Resources) is { } resources ? new ResourceMatcher(resources, hasVariables) : null;
        _isNotPrincipal = source.NotPrincipal is not null;
        _principal = (source.NotPrincipal ?? source.Principal) is { } principal ? new PrincipalMatcher(principal) : null;
        _conditions = [.. source.Conditions.Select(condition => ConditionCompiler.Compile(condition, IsDeny, hasVariables))];
        ServiceMask = _isNotAction ? ulong.MaxValue : _actions.ServiceMask;
    }

    public PolicyStatement Source { get; }

    public bool IsDeny { get; }

    /// <summary>Action or NotAction as written. Explanations share the list: a statement may name a thousand.</summary>
    public string[] ActionTexts => _actionTexts ??= Texts(Source.NotActions ?? Source.Actions);

    /// <summary>Resource or NotResource as written.</summary>
    public string[] ResourceTexts => _resourceTexts ??= Texts(Source.NotResources ?? Source.Resources);

    /// <summary>A bit for each service that the statement may concern.</summary>
    public ulong ServiceMask { get; }

    /// <summary>The first clause that keeps the statement from matching, if any.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hasBoundary">Whether a permissions boundary limits the requester.</param>
    /// <param name="grant">How directly the statement names the requester, when it matches.</param>
    /// <param name="failed">The condition that does not hold, when it is one.</param>
    public StatementClause FirstFailure(RequestContext request, bool hasBoundary, out ResourceGrant grant, out CompiledCondition? failed)
    {
        grant = ResourceGrant.None;
        failed = null;
        if (!MatchesAction(request))
        {
            return StatementClause.Action;
        }

        if (_resources is not null && !MatchesResource(_resources, request))
        {
            return StatementClause.Resource;
        }

        if (_principal is not null)
        {
            grant = MatchPrincipal(_principal, request.Principal, hasBoundary);
            if (grant == ResourceGrant.None)
            {
                return StatementClause.Principal;
            }
        }
        else
        {
            grant = ResourceGrant.Direct;
        }

        foreach (var condition in _conditions)
        {
            if (!condition.Holds(request))
            {
                failed = condition;
                return StatementClause.Condition;
            }
        }

        return StatementClause.None;
    }

    /// <summary>What is not understood fails closed: it matches in a Deny and does not in an Allow. An empty list never matches.</summary>
    private bool MatchesAction(RequestContext request) =>
        _actions.IsMalformed ? IsDeny : !_actions.IsEmpty && _actions.Matches(request) != _isNotAction;

    private bool MatchesResource(ResourceMatcher resources, RequestContext request) =>
        resources.IsMalformed ? IsDeny : !resources.IsEmpty && resources.Matches(request) != _isNotResource;

    private ResourceGrant MatchPrincipal(PrincipalMatcher principal, RequestPrincipal requester, bool hasBoundary)
    {
        if (!_isNotPrincipal)
        {
            return principal.Match(requester);
        }

        var isExcepted = IsDeny ? !hasBoundary && principal.Excepts(requester) : principal.Match(requester) != ResourceGrant.None;
        return isExcepted ? ResourceGrant.None : ResourceGrant.Direct;
    }

    private static string[] Texts(IReadOnlyList<PolicyString>? values) => values is null ? [] : [.. values.Select(value => value.Value)];
}
