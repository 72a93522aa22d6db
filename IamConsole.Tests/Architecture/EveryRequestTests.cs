using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.SecurityTokens;

namespace IamConsole.Tests.Architecture;

/// <summary>What holds for every operation and every console query, those included that are added tomorrow.</summary>
public sealed class EveryRequestTests(Inhabited home) : IClassFixture<Inhabited>
{
    public static TheoryData<Type> Operations => [.. OperationTypes.All];

    /// <summary>AWS's own name of an action that is newer than the catalogue.</summary>
    private const string Uncatalogued = "iam:UpdateDelegationRequest";

    /// <summary>All but the two that need no permission, so that no policy can refuse them, and the two that a provider's word opens, which is looked at first.</summary>
    public static TheoryData<Type> AuthorizedOperations => [.. OperationTypes.All.Where(type => type != typeof(GetCallerIdentity) && type != typeof(GetSessionToken) && type != typeof(AssumeRoleWithWebIdentity) && type != typeof(AssumeRoleWithSAML))];

    public static TheoryData<Type> Queries => [.. OperationTypes.Queries];

    [Theory]
    [MemberData(nameof(AuthorizedOperations))]
    public async Task Who_may_nothing_is_refused_by_an_action_that_exists(Type operation)
    {
        var (error, _) = await Answers.SendAsync(home.Iam, home.Nobody, home.Existing.Make(operation));

        var denied = Assert.IsType<AccessDenied>(error);
        Assert.True(denied.Action == Uncatalogued || ServiceCatalog.Current.FindAction(denied.Action) is not null, denied.Action);
    }

    [Theory]
    [MemberData(nameof(AuthorizedOperations))]
    public async Task Who_may_nothing_does_not_learn_what_exists(Type operation)
    {
        var (error, _) = await Answers.SendAsync(home.Iam, home.Nobody, home.Missing.Make(operation));

        Assert.IsType<AccessDenied>(error);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Who_may_nothing_sees_nothing_of_the_account(Type query)
    {
        var (error, text) = await Answers.QueryAsync(home.Iam, home.Nobody, home.Existing.Make(query));

        Assert.True(error is null or AccessDenied, error?.Message);
        Assert.Null(home.FoundIn(text));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Another_accounts_root_finds_and_changes_nothing_here(Type operation)
    {
        var stranger = await NewAccountAsync();
        var before = await home.RowsAsync();

        var (error, text) = await Answers.SendAsync(home.Iam, stranger, home.Existing.Make(operation));

        // What the stranger itself named comes back in the error.
        var named = home.Existing.Named.Values.Aggregate(error?.Message ?? "", (message, value) => message.Replace(value, "", StringComparison.Ordinal));
        Assert.Null(home.FoundIn(text + named));
        Assert.Equal(before, await home.RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Another_accounts_root_is_shown_nothing_of_this_one(Type query)
    {
        var stranger = await NewAccountAsync();

        var (error, text) = await Answers.QueryAsync(home.Iam, stranger, home.Existing.Make(query));

        Assert.True(error is null or { Code: "NoSuchEntity" or "ResourceNotFoundException" }, error?.Message);
        Assert.Null(home.FoundIn(text));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task This_accounts_root_is_answered(Type query)
    {
        var (error, text) = await Answers.QueryAsync(home.Iam, home.Iam.Root, home.Existing.Make(query));

        Assert.Null(error?.Message);
        Assert.NotEqual("{}", text);
    }

    [Fact]
    public async Task What_is_looked_for_is_found_by_this_accounts_root()
    {
        var found = new List<string>();
        foreach (var operation in OperationTypes.All.Where(type => type.Name.StartsWith("Get", StringComparison.Ordinal) || type.Name.StartsWith("List", StringComparison.Ordinal)))
        {
            var (_, text) = await Answers.SendAsync(home.Iam, home.Iam.Root, home.Existing.Make(operation));
            found.AddRange(home.FoundIn(text) is null ? [] : [operation.Name]);
        }

        Assert.Superset(
            new HashSet<string> { "GetUser", "GetGroup", "GetRole", "GetPolicy", "GetPolicyVersion", "GetUserPolicy", "ListUsers", "ListGroups", "ListRoles", "ListPolicies", "ListUserTags", "ListMFADevices" },
            found.ToHashSet());
    }

    private async Task<Caller> NewAccountAsync()
    {
        var account = AccountId.NewRandom();
        await home.Iam.AddAccountAsync(account);
        return Caller.Installation(account);
    }
}
