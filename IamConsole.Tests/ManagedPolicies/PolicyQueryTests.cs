using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.ManagedPolicies;

public sealed class PolicyQueryTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    private IamFixture _iam = null!;
    private string _reader = "";

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        _reader = (await _iam.DoAsync(new CreatePolicy("team_Reader", Document) { Description = "Reads", Tags = [new Tag("Team", "blue")] })).Policy.Arn;
        await _iam.DoAsync(new CreatePolicy("teamXWriter", Document));
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("Bob"));
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_list_merges_own_policies_and_those_of_AWS_by_name()
    {
        var all = await AskAsync(new PolicyListQuery { Take = 200 });
        var next = await AskAsync(new PolicyListQuery { Skip = 200, Take = 200 });

        Assert.Equal(ManagedPolicyCatalog.Current.Policies.Count + 2, all.Total);
        var names = all.Rows.Concat(next.Rows).Select(row => row.Name).ToList();
        Assert.Equal(400, names.Count);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task The_list_is_searched_by_name_without_wildcards()
    {
        var found = await AskAsync(new PolicyListQuery { Search = "TEAM_" });

        Assert.Equal("team_Reader", Assert.Single(found.Rows).Name);
    }

    [Theory]
    [InlineData(PolicyType.CustomerManaged, 2)]
    [InlineData(PolicyType.AwsManagedJobFunction, 11)]
    public async Task The_list_is_narrowed_by_type(PolicyType type, int count)
    {
        var found = await AskAsync(new PolicyListQuery { Type = type });

        Assert.Equal(count, found.Total);
        Assert.All(found.Rows, row => Assert.Equal(type, row.Type));
    }

    [Fact]
    public async Task A_second_column_sorts_policies_that_are_equal_by_the_first()
    {
        var list = await AskAsync(new PolicyListQuery { Type = PolicyType.CustomerManaged, Sort = PolicySort.Path, Then = new(PolicySort.Name, Descending: true) });

        Assert.Equal(["team_Reader", "teamXWriter"], list.Rows.Select(row => row.Name));
    }

    [Theory]
    [InlineData("name", PropertyOperator.StartsWith, "TEAM", "teamXWriter,team_Reader")]
    [InlineData("attachments", PropertyOperator.AtLeast, "1", "team_Reader")]
    [InlineData("boundaries", PropertyOperator.More, "0", "teamXWriter")]
    [InlineData("age", PropertyOperator.AtMost, "0", "teamXWriter,team_Reader")]
    public async Task The_list_is_narrowed_by_a_property(string property, PropertyOperator @operator, string value, string names)
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", _reader.Replace("team_Reader", "teamXWriter", StringComparison.Ordinal)));

        var list = await AskAsync(new PolicyListQuery { Filter = new([new("path", PropertyOperator.Equal, "/"), new(property, @operator, value)]), Type = PolicyType.CustomerManaged });

        Assert.Equal((names, 2 - (names.Contains(',', StringComparison.Ordinal) ? 0 : 1)), (string.Join(',', list.Rows.Select(row => row.Name)), list.Total));
    }

    [Fact]
    public async Task The_list_is_sorted_by_use_and_counts_it()
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new PutUserPermissionsBoundary("Bob", _reader));
        await _iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));

        var found = await AskAsync(new PolicyListQuery { Sort = PolicySort.Use, Descending = true, Take = 3 });

        Assert.Equal([("team_Reader", new PolicyUse(1, 1)), ("ReadOnlyAccess", new PolicyUse(1, 0))], found.Rows.Take(2).Select(row => (row.Name, row.Use)));
        Assert.Equal(default, found.Rows[2].Use);
    }

    [Fact]
    public async Task Descriptions_are_shown_to_whom_GetPolicy_is_allowed_by_the_policies_tags()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "List", PolicyTexts.Allow("iam:ListPolicies")));
        await _iam.DoAsync(new PutUserPolicy("alice", "Get", PolicyTexts.Allow("iam:GetPolicy", condition: """{"StringEquals":{"aws:ResourceTag/Team":"blue"}}""")));

        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new PolicyListQuery { Type = PolicyType.CustomerManaged });

        Assert.Equal([Guarded.Denied<string?>(), Guarded.Of<string?>("Reads")], result.Value.Rows.Select(row => row.Description));
    }

    [Fact]
    public async Task The_list_is_refused_in_AWS_words()
    {
        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new PolicyListQuery());

        Assert.Contains("is not authorized to perform: iam:ListPolicies on resource: arn:aws:iam::123456789012:policy/", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_detail_holds_document_versions_and_revision()
    {
        await _iam.DoAsync(new CreatePolicyVersion(_reader, PolicyTexts.Deny("s3:*")) { SetAsDefault = true });

        var detail = await AskAsync(new PolicyDetailQuery(_reader));

        Assert.Equal(PolicyTexts.Deny("s3:*"), detail.Document.Value);
        Assert.Equal([("v2", true), ("v1", false)], detail.Versions.Value.Select(version => (version.VersionId, version.IsDefaultVersion)));
        Assert.Equal(("Reads", 2L, true), (detail.Policy.Description, detail.Revision, detail.IsEditable));
        Assert.False((await AskAsync(new PolicyDetailQuery(ReadOnly))).IsEditable);
    }

    [Fact]
    public async Task Parts_of_the_detail_are_refused_one_by_one()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "Get", PolicyTexts.Allow("iam:GetPolicy")));

        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new PolicyDetailQuery(_reader));

        Assert.Equal("team_Reader", result.Value.Policy.PolicyName);
        Assert.Equal("iam:GetPolicyVersion", Assert.IsType<AccessDenied>(result.Value.Document.Error).Action);
        Assert.Equal("iam:ListPolicyVersions", Assert.IsType<AccessDenied>(result.Value.Versions.Error).Action);
        Assert.Contains(("GetPolicy", null), await _iam.EventsAsync());
    }

    [Fact]
    public async Task A_policy_that_is_not_there_is_only_told_to_whom_it_may_be_shown()
    {
        const string Absent = "arn:aws:iam::123456789012:policy/Absent";

        Assert.Equal("NoSuchEntity", (await _iam.Gateway.QueryAsync(_iam.Root, new PolicyDetailQuery(Absent))).Error?.Code);
        Assert.Equal("AccessDenied", (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new PolicyDetailQuery(Absent))).Error?.Code);
    }

    [Fact]
    public async Task Entities_are_told_apart_by_use()
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new AttachUserPolicy("Bob", _reader));
        await _iam.DoAsync(new AttachRolePolicy("Worker", _reader));
        await _iam.DoAsync(new PutRolePermissionsBoundary("Worker", _reader));

        var attached = await AskAsync(new PolicyEntitiesQuery(_reader, PolicyUsage.Attached) { Take = 2 });
        Assert.Equal(3, attached.Total);
        Assert.Equal([("alice", PolicyHolderKind.User), ("Bob", PolicyHolderKind.User)], attached.Rows.Select(row => (row.Name, row.Kind)));
        Assert.Equal("Worker", Assert.Single((await AskAsync(new PolicyEntitiesQuery(_reader, PolicyUsage.Attached) { Kind = PolicyHolderKind.Role })).Rows).Name);
        Assert.Equal("Worker", Assert.Single((await AskAsync(new PolicyEntitiesQuery(_reader, PolicyUsage.Boundary))).Rows).Name);
        Assert.Equal("Bob", Assert.Single((await AskAsync(new PolicyEntitiesQuery(_reader, PolicyUsage.Attached) { Search = "bo" })).Rows).Name);
    }

    [Fact]
    public async Task Candidates_are_those_without_the_policy_of_the_kinds_that_may_be_listed()
    {
        await _iam.DoAsync(new AttachUserPolicy("Bob", _reader));
        Assert.Equal(["alice", "Worker"], (await AskAsync(new PolicyCandidatesQuery(_reader))).Rows.Select(row => row.Name));

        await _iam.DoAsync(new PutUserPolicy("alice", "Some", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ListEntitiesForPolicy","iam:ListRoles"],"Resource":"*"}]}"""));
        var some = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("alice"), new PolicyCandidatesQuery(_reader))).Value;
        Assert.Equal(["Worker"], some.Rows.Select(row => row.Name));
        Assert.Equal(["iam:ListUsers", "iam:ListGroups"], some.Refused.Cast<AccessDenied>().Select(refused => refused.Action));
    }

    [Fact]
    public async Task The_deletion_takes_everything_along_in_one_batch()
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new AttachRolePolicy("Worker", _reader));
        await _iam.DoAsync(new CreatePolicyVersion(_reader, Document));
        var deletion = await AskAsync(new PolicyDeletionQuery(_reader));
        Assert.Equal((2, 0), (deletion.Attachments, deletion.Boundaries));

        var result = await _iam.Gateway.SendAllAsync(_iam.Root, deletion.Operations(), [new ExpectedRevision(deletion.PolicyId, deletion.Revision)]);

        Assert.True(result.IsSuccess, result.Error?.Message);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetPolicy(_reader))).Code);
        Assert.Empty((await _iam.DoAsync(new ListAttachedUserPolicies("alice"))).AttachedPolicies);
    }

    [Fact]
    public async Task A_deletion_counts_the_boundaries_that_forbid_it()
    {
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", _reader));
        var deletion = await AskAsync(new PolicyDeletionQuery(_reader));

        Assert.Equal(1, deletion.Boundaries);
        Assert.Equal("DeleteConflict", (await _iam.Gateway.SendAllAsync(_iam.Root, deletion.Operations())).Error?.Code);
    }

    [Fact]
    public async Task Policies_of_another_account_are_not_seen()
    {
        var other = AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        var stranger = Caller.Installation(other);

        Assert.Equal(0, (await _iam.Gateway.QueryAsync(stranger, new PolicyListQuery { Type = PolicyType.CustomerManaged })).Value.Total);
        Assert.Equal("NoSuchEntity", (await _iam.Gateway.QueryAsync(stranger, new PolicyDetailQuery(_reader))).Error?.Code);
        Assert.Equal("NoSuchEntity", (await _iam.Gateway.QueryAsync(stranger, new PolicyDeletionQuery(_reader))).Error?.Code);
        Assert.Equal(0, (await _iam.Gateway.QueryAsync(stranger, new PolicyEntitiesQuery(ReadOnly, PolicyUsage.Attached))).Value.Total);
    }

    private async Task<T> AskAsync<T>(ConsoleQuery<T> query)
        where T : class
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, $"{result.Error?.Code}: {result.Error?.Message}");
        return result.Value;
    }
}
