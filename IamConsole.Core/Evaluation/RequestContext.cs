using IamConsole.Core.Evaluation.Matching;

namespace IamConsole.Core.Evaluation;

/// <summary>
/// One request to decide: who, what, on which resource, under which circumstances. Fill it, then evaluate it; evaluating
/// does not change it. Time and address are never assumed: a request without <c>aws:CurrentTime</c> has none.
/// </summary>
public sealed class RequestContext
{
    private const int InitialCapacity = 16;

    // What stands for the account in the ARNs of AWS managed policies.
    private const string OwnedByAws = "aws";

    private int[] _hashes = new int[InitialCapacity];
    private string[] _names = new string[InitialCapacity];
    private object[] _values = new object[InitialCapacity];
    private int _count;

    /// <summary>Describes a request.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="action">The action as <c>service:Name</c>, in any case.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c> where the action has none.</param>
    /// <param name="resourceAccount">The account that owns the resource; without it the ARN's, else the principal's.</param>
    public RequestContext(RequestPrincipal principal, string action, string resource, string? resourceAccount = null)
    {
        Principal = principal;
        Action = action;
        Resource = resource;
        FoldedAction = Ascii.Fold(action);
        var colon = FoldedAction.IndexOf(':');
        AsksForRole = DecisionRules.IsAssumeRole(FoldedAction);
        ServiceHash = ActionPattern.HashOfService(colon < 0 ? FoldedAction : FoldedAction.AsSpan(0, colon));
        IsResourceArn = ArnText.TryParse(resource, out var arn);
        ResourceArn = arn;
        ResourceAccount = resourceAccount ?? (IsResourceArn && arn.Account is not ("" or OwnedByAws) ? arn.Account.ToString() : principal.AccountId);
    }

    /// <summary>Who asks.</summary>
    public RequestPrincipal Principal { get; }

    /// <summary>The action as it was given.</summary>
    public string Action { get; }

    /// <summary>The resource as it was given.</summary>
    public string Resource { get; }

    /// <summary>The account that owns the resource, where that is known.</summary>
    public string? ResourceAccount { get; }

    /// <summary>
    /// Whether a role is asked for, so that the resource's policy is the role's trust policy: for <c>sts:AssumeRole*</c>, and for
    /// what is asked together with it, such as <c>sts:TagSession</c> on a role, where that is said.
    /// </summary>
    public bool AsksForRole { get; init; }

    /// <summary>How many different keys were given.</summary>
    public int KeyCount => _count;

    /// <summary>Names of the keys that were given, in the order of giving.</summary>
    public IEnumerable<string> Keys => _names.Take(_count);

    internal string FoldedAction { get; }

    internal uint ServiceHash { get; }

    internal bool IsResourceArn { get; }

    internal ArnText ResourceArn { get; }

    /// <summary>Gives a single-valued key; a second time it replaces the first.</summary>
    public RequestContext Add(string key, string value) => Put(key, value);

    /// <summary>Gives a multivalued key; without values it counts as absent.</summary>
    public RequestContext Add(string key, IReadOnlyList<string> values) => Put(key, values.ToArray());

    /// <summary>The values of a key, given or derived; empty when it is absent.</summary>
    public IReadOnlyList<string> ValuesOf(string key) => Find(new ContextKey(key)) switch
    {
        string value => [value],
        string[] values => values,
        _ => [],
    };

    /// <summary>A <see cref="string"/> for a single-valued key, an array with elements for a multivalued one, else null.</summary>
    internal object? Find(ContextKey key)
    {
        var hashes = _hashes.AsSpan(0, _count);
        var start = 0;
        while (true)
        {
            var found = hashes[start..].IndexOf(key.Hash);
            if (found < 0)
            {
                return key.Derived == DerivedKey.None ? null : Derive(key.Derived);
            }

            found += start;
            if (string.Equals(_names[found], key.Name, StringComparison.OrdinalIgnoreCase))
            {
                var value = _values[found];
                return value is string[] { Length: 0 } ? null : value;
            }

            start = found + 1;
        }
    }

    private object? Derive(DerivedKey key) => key switch
    {
        DerivedKey.PrincipalArn => Principal.PrincipalArn,
        DerivedKey.PrincipalAccount => Principal.Kind == RequestPrincipalKind.Anonymous ? "anonymous" : Principal.AccountId,
        DerivedKey.PrincipalType => Principal.PrincipalType,
        DerivedKey.UserId => Principal.UserId,
        DerivedKey.UserName => Principal.Kind == RequestPrincipalKind.User ? Principal.Name : null,
        DerivedKey.ResourceAccount => ResourceAccount,
        DerivedKey.PrincipalIsAwsService => IsSigned ? Principal.Kind == RequestPrincipalKind.Service ? "true" : "false" : null,
        DerivedKey.PrincipalServiceName => Principal.ServiceName,
        DerivedKey.PrincipalServiceNamesList => Principal.ServiceNames,
        _ => null,
    };

    private bool IsSigned => Principal.Kind is not (RequestPrincipalKind.Anonymous or RequestPrincipalKind.Federated);

    private RequestContext Put(string key, object value)
    {
        var hash = ContextKey.HashOf(key);
        for (var index = 0; index < _count; index++)
        {
            if (_hashes[index] == hash && string.Equals(_names[index], key, StringComparison.OrdinalIgnoreCase))
            {
                _values[index] = value;
                return this;
            }
        }

        if (_count == _hashes.Length)
        {
            Array.Resize(ref _hashes, _count * 2);
            Array.Resize(ref _names, _count * 2);
            Array.Resize(ref _values, _count * 2);
        }

        _hashes[_count] = hash;
        _names[_count] = key;
        _values[_count] = value;
        _count++;
        return this;
    }
}
