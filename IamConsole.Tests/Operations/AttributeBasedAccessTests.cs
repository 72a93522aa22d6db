using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Operations;

/// <summary>Tags decide over IAM's own operations: whose the resource is, what the request tags, and whose the caller is; and how the case of keys counts.</summary>
public sealed class AttributeBasedAccessTests : IAsyncLifetime
{
    private const string Reading = "arn:aws:iam::123456789012:policy/reading";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("lead") { Tags = [new Tag("Team", "blue")] });
        await _iam.DoAsync(new CreateUser("ours") { Tags = [new Tag("Team", "blue")] });
        await _iam.DoAsync(new CreateUser("theirs") { Tags = [new Tag("Team", "red")] });
        await _iam.DoAsync(new CreateUser("nobodys"));
        await _iam.DoAsync(new CreateRole("our-role", PolicyTexts.TrustAccount) { Tags = [new Tag("Team", "blue")] });
        await _iam.DoAsync(new CreateRole("their-role", PolicyTexts.TrustAccount) { Tags = [new Tag("Team", "red")] });
        await _iam.DoAsync(new CreatePolicy("reading", PolicyTexts.Allow("s3:GetObject")) { Tags = [new Tag("Team", "blue")] });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_caller_s_tag_is_held_against_the_resource_s()
    {
        await GrantAsync("iam:*", """{"StringEquals":{"aws:ResourceTag/Team":"${aws:PrincipalTag/Team}"}}""");

        Assert.Null(await ErrorAsync(new GetUser { UserName = "ours" }));
        Assert.Null(await ErrorAsync(new GetRole("our-role")));
        Assert.Null(await ErrorAsync(new GetPolicy(Reading)));
        Assert.Equal("AccessDenied", await ErrorAsync(new GetUser { UserName = "theirs" }));
        Assert.Equal("AccessDenied", await ErrorAsync(new GetUser { UserName = "nobodys" }));
        Assert.Equal("AccessDenied", await ErrorAsync(new GetRole("their-role")));
        Assert.Equal("AccessDenied", await ErrorAsync(new DeleteRole("their-role")));
    }

    [Fact]
    public async Task What_changes_hands_follows_the_tag()
    {
        await GrantAsync("iam:GetUser", """{"StringEquals":{"aws:ResourceTag/Team":"${aws:PrincipalTag/Team}"}}""");
        await _iam.DoAsync(new TagUser("theirs", [new Tag("Team", "blue")]));
        await _iam.DoAsync(new UntagUser("ours", ["Team"]));

        Assert.Null(await ErrorAsync(new GetUser { UserName = "theirs" }));
        Assert.Equal("AccessDenied", await ErrorAsync(new GetUser { UserName = "ours" }));
    }

    [Fact]
    public async Task The_service_s_own_key_of_a_resource_s_tag_is_the_same()
    {
        await GrantAsync("iam:GetUser", """{"StringEquals":{"iam:ResourceTag/Team":"blue"}}""");

        Assert.Null(await ErrorAsync(new GetUser { UserName = "ours" }));
        Assert.Equal("AccessDenied", await ErrorAsync(new GetUser { UserName = "theirs" }));
    }

    [Fact]
    public async Task A_new_user_has_to_be_tagged_as_the_policy_demands()
    {
        await GrantAsync("""iam:CreateUser","iam:TagUser""", """{"StringEquals":{"aws:RequestTag/Team":"${aws:PrincipalTag/Team}"},"ForAllValues:StringEquals":{"aws:TagKeys":["Team","Purpose"]}}""");

        Assert.Null(await ErrorAsync(new CreateUser("new-one") { Tags = [new Tag("Team", "blue"), new Tag("Purpose", "tests")] }));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreateUser("untagged")));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreateUser("red-one") { Tags = [new Tag("Team", "red")] }));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreateUser("more-tags") { Tags = [new Tag("Team", "blue"), new Tag("CostCenter", "1")] }));
    }

    [Fact]
    public async Task Tags_that_decide_cannot_be_taken_or_given_where_their_keys_are_denied()
    {
        await GrantAsync("""iam:TagUser","iam:UntagUser""", """{"ForAllValues:StringEquals":{"aws:TagKeys":"Purpose"}}""");

        Assert.Null(await ErrorAsync(new TagUser("ours", [new Tag("Purpose", "tests")])));
        Assert.Null(await ErrorAsync(new UntagUser("ours", ["Purpose"])));
        Assert.Equal("AccessDenied", await ErrorAsync(new TagUser("theirs", [new Tag("Team", "blue")])));
        Assert.Equal("AccessDenied", await ErrorAsync(new UntagUser("ours", ["Team"])));
        Assert.Equal("AccessDenied", await ErrorAsync(new TagUser("ours", [new Tag("Purpose", "tests"), new Tag("Team", "red")])));
    }

    [Fact]
    public async Task Keys_of_users_and_roles_are_one_in_any_case()
    {
        await _iam.DoAsync(new TagUser("ours", [new Tag("TEAM", "green")]));
        await _iam.DoAsync(new TagRole("our-role", [new Tag("team", "green")]));

        Assert.Equal(["green"], (await _iam.DoAsync(new ListUserTags("ours"))).Tags.Select(tag => tag.Value));
        Assert.Equal(["green"], (await _iam.DoAsync(new ListRoleTags("our-role"))).Tags.Select(tag => tag.Value));
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new TagUser("ours", [new Tag("Dept", "1"), new Tag("dept", "2")]))).Code);
    }

    [Fact]
    public async Task Keys_of_policies_and_MFA_devices_are_two_in_two_cases()
    {
        await _iam.DoAsync(new TagPolicy(Reading, [new Tag("team", "green"), new Tag("TEAM", "red")]));
        var serial = (await _iam.DoAsync(new CreateVirtualMFADevice("phone"))).VirtualMFADevice.SerialNumber;
        await _iam.DoAsync(new TagMFADevice(serial, [new Tag("team", "green"), new Tag("Team", "red")]));

        Assert.Equal(3, (await _iam.DoAsync(new ListPolicyTags(Reading))).Tags.Count);
        Assert.Equal(2, (await _iam.DoAsync(new ListMFADeviceTags(serial))).Tags.Count);
    }

    private Task GrantAsync(string actions, string condition) =>
        _iam.AddInlinePolicyAsync("lead", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["{{{actions}}}"],"Resource":"*","Condition":{{{condition}}}}}""");

    private async Task<string?> ErrorAsync<T>(IamOperation<T> operation)
        where T : class =>
        (await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("lead"), operation)).Error?.Code;
}
