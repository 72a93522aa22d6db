using IamConsole.Core.AccessKeys;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Groups;

public sealed class GroupQueryTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
    private const string JobFunction = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateGroup("dev_Ops"));
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await _iam.DoAsync(new CreateGroup("Auditors") { Path = "/staff/" });
        await _iam.DoAsync(new CreateGroup("devXtra"));
        foreach (var name in new[] { "alice", "Bob", "carol" })
        {
            await _iam.DoAsync(new CreateUser(name));
        }

        await _iam.DoAsync(new AddUserToGroup("dev_Ops", "Bob"));
        await _iam.DoAsync(new AddUserToGroup("dev_Ops", "alice"));
        await _iam.DoAsync(new AddUserToGroup("Auditors", "alice"));
        await _iam.DoAsync(new PutGroupPolicy("Auditors", "Look", Document));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Groups_are_listed_by_name_with_users_and_whether_permissions_are_defined()
    {
        var list = await AskAsync(new GroupListQuery());

        Assert.Equal(
            [("Auditors", 1, true), ("dev_Ops", 2, false), ("devXtra", 0, false)],
            list.Rows.Select(row => (row.Name, row.Users.Value, row.HasPermissions.Value)));
        Assert.Equal("arn:aws:iam::123456789012:group/staff/Auditors", list.Rows[0].Arn);
    }

    [Fact]
    public async Task Groups_are_searched_without_wildcards_and_paged()
    {
        Assert.Equal("dev_Ops", Assert.Single((await AskAsync(new GroupListQuery { Search = "DEV_" })).Rows).Name);

        var second = await AskAsync(new GroupListQuery { Skip = 1, Take = 1 });
        Assert.Equal((3, "dev_Ops"), (second.Total, Assert.Single(second.Rows).Name));
    }

    [Theory]
    [InlineData(GroupSort.Users, false, "devXtra", "Auditors", "dev_Ops")]
    [InlineData(GroupSort.Users, true, "dev_Ops", "Auditors", "devXtra")]
    [InlineData(GroupSort.Permissions, true, "Auditors", "dev_Ops", "devXtra")]
    [InlineData(GroupSort.Created, false, "dev_Ops", "Auditors", "devXtra")]
    [InlineData(GroupSort.Path, true, "Auditors", "dev_Ops", "devXtra")]
    [InlineData(GroupSort.Name, true, "devXtra", "dev_Ops", "Auditors")]
    public async Task Groups_are_sorted(GroupSort sort, bool descending, string first, string second, string third)
    {
        var list = await AskAsync(new GroupListQuery { Sort = sort, Descending = descending });

        Assert.Equal([first, second, third], list.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task Columns_are_denied_row_by_row_and_do_not_sort_by_what_is_hidden()
    {
        await _iam.DoAsync(new PutUserPolicy("carol", "List", PolicyTexts.Allow("iam:ListGroups")));
        await _iam.DoAsync(new PutUserPolicy("carol", "Get", PolicyTexts.Allow("iam:GetGroup", "arn:aws:iam::123456789012:group/dev_Ops")));

        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new GroupListQuery { Sort = GroupSort.Users });

        Assert.Equal([Guarded.Denied<int>(), Guarded.Of(2), Guarded.Denied<int>()], result.Value.Rows.Select(row => row.Users));
        Assert.All(result.Value.Rows, row => Assert.True(row.HasPermissions.IsDenied));
        Assert.Equal(["Auditors", "dev_Ops", "devXtra"], result.Value.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task The_list_is_refused_in_AWS_words()
    {
        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new GroupListQuery());

        Assert.Contains("is not authorized to perform: iam:ListGroups on resource: arn:aws:iam::123456789012:group/", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_detail_has_id_and_the_revision_that_changes_move()
    {
        var before = await AskAsync(new GroupDetailQuery("DEVXTRA"));
        await _iam.DoAsync(new AddUserToGroup("devXtra", "carol"));
        var after = await AskAsync(new GroupDetailQuery("devXtra"));

        Assert.StartsWith("AGPA", before.Id, StringComparison.Ordinal);
        Assert.Equal("devXtra", before.Group.GroupName);
        Assert.Equal(before.Revision + 1, after.Revision);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_only_told_to_whom_it_may_be_shown()
    {
        var carol = await _iam.CallerOfAsync("carol");

        Assert.Equal(IamError.NoSuchGroup("nobody"), (await _iam.Gateway.QueryAsync(_iam.Root, new GroupDetailQuery("nobody"))).Error);
        foreach (var error in new[]
        {
            (await _iam.Gateway.QueryAsync(carol, new GroupDetailQuery("nobody"))).Error,
            (await _iam.Gateway.QueryAsync(carol, new GroupUsersQuery("nobody"))).Error,
            (await _iam.Gateway.QueryAsync(carol, new GroupPermissionsQuery("nobody"))).Error,
            (await _iam.Gateway.QueryAsync(carol, new GroupDeletionQuery("nobody"))).Error,
        })
        {
            Assert.Equal("iam:GetGroup", Assert.IsType<AccessDenied>(error).Action);
        }
    }

    [Fact]
    public async Task Members_have_group_count_and_last_activity()
    {
        var used = _iam.Clock.GetUtcNow();
        var key = (await _iam.DoAsync(new CreateAccessKey { UserName = "Bob" })).AccessKey.AccessKeyId;
        await _iam.ChangeAsync(async db => (await db.AccessKeys.SingleAsync(row => row.Id == key)).LastUsedAt = used);

        var members = await AskAsync(new GroupUsersQuery("dev_Ops") { Sort = GroupUserSort.LastActivity, Descending = true });

        Assert.Equal([("Bob", 1, used), ("alice", 2, (DateTimeOffset?)null)], members.Rows.Select(row => (row.Name, row.Groups.Value, row.LastActivity.Value)));
        Assert.Equal("alice", Assert.Single((await AskAsync(new GroupUsersQuery("dev_Ops") { Search = "LIC" })).Rows).Name);
    }

    [Fact]
    public async Task Members_show_what_the_caller_may_see_of_each()
    {
        await _iam.DoAsync(new PutUserPolicy("carol", "Get", PolicyTexts.Allow("iam:GetGroup")));
        await _iam.DoAsync(new PutUserPolicy("carol", "Groups", PolicyTexts.Allow("iam:ListGroupsForUser", "arn:aws:iam::123456789012:user/alice")));

        var members = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new GroupUsersQuery("dev_Ops") { Sort = GroupUserSort.Groups })).Value;

        Assert.Equal([("alice", Guarded.Of(2)), ("Bob", Guarded.Denied<int>())], members.Rows.Select(row => (row.Name, row.Groups)));
        Assert.All(members.Rows, row => Assert.True(row.LastActivity.IsDenied));
    }

    [Fact]
    public async Task Candidates_are_the_users_outside_the_group()
    {
        Assert.Equal(["carol"], (await AskAsync(new GroupCandidatesQuery { GroupName = "dev_Ops" })).Rows.Select(row => row.Name));
        Assert.Equal(["carol", "Bob", "alice"], (await AskAsync(new GroupCandidatesQuery { Descending = true })).Rows.Select(row => row.Name));
        Assert.Equal("iam:ListUsers", Assert.IsType<AccessDenied>((await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new GroupCandidatesQuery())).Error).Action);
    }

    [Fact]
    public async Task Permissions_are_attached_and_inline_policies_with_their_documents()
    {
        var own = (await _iam.DoAsync(new CreatePolicy("Mine", Document))).Policy.Arn;
        await _iam.DoAsync(new AttachGroupPolicy("Auditors", own));
        await _iam.DoAsync(new AttachUserPolicy("carol", own));
        await _iam.DoAsync(new AttachGroupPolicy("Auditors", JobFunction));
        await _iam.DoAsync(new AttachGroupPolicy("Auditors", ReadOnly));

        var permissions = await AskAsync(new GroupPermissionsQuery("Auditors"));

        Assert.Empty(permissions.Refused);
        Assert.Equal(
            [
                ("IAMReadOnlyAccess", HolderPolicyKind.AwsManaged, (int?)1),
                ("Look", HolderPolicyKind.CustomerInline, null),
                ("Mine", HolderPolicyKind.CustomerManaged, 2),
                ("ViewOnlyAccess", HolderPolicyKind.AwsManagedJobFunction, 1),
            ],
            permissions.Policies.Select(policy => (policy.Name, policy.Kind, policy.AttachedEntities.Value)));
        Assert.Equal([Document, Document], permissions.Policies.Skip(1).Take(2).Select(policy => policy.Document.Value));
        Assert.All(permissions.Policies, policy => Assert.Contains("Statement", policy.Document.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Permissions_name_what_they_leave_out()
    {
        await _iam.DoAsync(new AttachGroupPolicy("Auditors", ReadOnly));
        await _iam.DoAsync(new PutUserPolicy("carol", "Some", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetGroup","iam:ListGroupPolicies"],"Resource":"*"}}"""));

        var permissions = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new GroupPermissionsQuery("Auditors"))).Value;

        Assert.Equal(("Look", true), (Assert.Single(permissions.Policies).Name, permissions.Policies[0].Document.IsDenied));
        Assert.Equal("iam:ListAttachedGroupPolicies", Assert.IsType<AccessDenied>(Assert.Single(permissions.Refused)).Action);
    }

    [Fact]
    public async Task The_deletion_says_what_goes()
    {
        await _iam.DoAsync(new AttachGroupPolicy("Auditors", ReadOnly));

        var deletion = await AskAsync(new GroupDeletionQuery("auditors"));

        Assert.Equal("Auditors", deletion.GroupName);
        Assert.Equal(["alice"], deletion.Users);
        Assert.Equal([ReadOnly], deletion.PolicyArns);
        Assert.Equal(["Look"], deletion.InlinePolicies);
    }

    [Fact]
    public async Task Refreshes_are_not_recorded()
    {
        var before = (await _iam.EventsAsync()).Count;

        await AskAsync(new GroupListQuery { IsRefresh = true });
        Assert.Equal(before, (await _iam.EventsAsync()).Count);

        await AskAsync(new GroupListQuery());
        Assert.Equal(("ListGroups", null), (await _iam.EventsAsync())[^1]);
    }

    private async Task<T> AskAsync<T>(ConsoleQuery<T> query)
        where T : class
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
