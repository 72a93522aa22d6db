using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Roles;

public sealed class RoleQueryTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateRole("web_Server", TrustPolicyTemplates.ForService("ec2.amazonaws.com")) { Tags = [new Tag("Team", "blue")] });
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await _iam.DoAsync(new CreateRole("Auditor", PolicyTexts.TrustAccount) { Path = "/staff/", Description = "Looks", MaxSessionDuration = 7200 });
        await _iam.DoAsync(new CreateRole("webXtra", PolicyTexts.TrustAccount));
        await _iam.ChangeAsync(async db => (await db.Roles.SingleAsync(role => role.Name == "webXtra")).LastUsedAt = _iam.Clock.GetUtcNow());
        await _iam.DoAsync(new CreateUser("carol"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Roles_are_listed_with_whom_they_trust()
    {
        var list = await AskAsync(new RoleListQuery());

        Assert.Equal(
            [("Auditor", "Account: 123456789012"), ("web_Server", "AWS Service: ec2"), ("webXtra", "Account: 123456789012")],
            list.Rows.Select(row => (row.Name, row.TrustedEntities)));
        Assert.Equal(("arn:aws:iam::123456789012:role/staff/Auditor", "Looks", 7200), (list.Rows[0].Arn, list.Rows[0].Description, list.Rows[0].MaxSessionDuration));
    }

    [Fact]
    public async Task Roles_are_searched_without_wildcards_and_paged()
    {
        Assert.Equal("web_Server", Assert.Single((await AskAsync(new RoleListQuery { Search = "WEB_" })).Rows).Name);

        var second = await AskAsync(new RoleListQuery { Skip = 1, Take = 1 });
        Assert.Equal((3, "web_Server"), (second.Total, Assert.Single(second.Rows).Name));
    }

    [Theory]
    [InlineData(RoleSort.LastActivity, true, "webXtra", "Auditor", "web_Server")]
    [InlineData(RoleSort.Created, false, "web_Server", "Auditor", "webXtra")]
    [InlineData(RoleSort.Path, true, "Auditor", "web_Server", "webXtra")]
    [InlineData(RoleSort.MaxSessionDuration, true, "Auditor", "web_Server", "webXtra")]
    [InlineData(RoleSort.Name, true, "webXtra", "web_Server", "Auditor")]
    public async Task Roles_are_sorted(RoleSort sort, bool descending, string first, string second, string third)
    {
        var list = await AskAsync(new RoleListQuery { Sort = sort, Descending = descending });

        Assert.Equal([first, second, third], list.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task A_second_column_sorts_roles_that_are_equal_by_the_first()
    {
        var list = await AskAsync(new RoleListQuery { Sort = RoleSort.MaxSessionDuration, Then = new(RoleSort.Created, Descending: true) });

        Assert.Equal(["webXtra", "web_Server", "Auditor"], list.Rows.Select(row => row.Name));
    }

    [Theory]
    [InlineData("name", PropertyOperator.StartsWith, "AUD", "Auditor")]
    [InlineData("path", PropertyOperator.NotEqual, "/", "Auditor")]
    [InlineData("description", PropertyOperator.Equal, "looks", "Auditor")]
    [InlineData("trust", PropertyOperator.Contains, "ec2.amazonaws.com", "web_Server")]
    [InlineData("service-linked", PropertyOperator.Equal, "off", "Auditor,web_Server,webXtra")]
    [InlineData("boundary", PropertyOperator.Equal, "on", "")]
    [InlineData("duration", PropertyOperator.More, "3600", "Auditor")]
    [InlineData("used", PropertyOperator.AtMost, "5", "webXtra")]
    [InlineData("age", PropertyOperator.AtLeast, "1", "web_Server")]
    public async Task Every_property_narrows_the_roles(string property, PropertyOperator @operator, string value, string names)
    {
        var list = await AskAsync(new RoleListQuery { Filter = new([new(property, @operator, value)]) });

        Assert.Equal(names, string.Join(',', list.Rows.Select(row => row.Name)));
    }

    [Fact]
    public async Task Last_activity_is_shown_to_whom_GetRole_is_allowed_by_the_roles_tags()
    {
        await _iam.DoAsync(new PutUserPolicy("carol", "List", PolicyTexts.Allow("iam:ListRoles")));
        await _iam.DoAsync(new PutUserPolicy("carol", "Get", PolicyTexts.Allow("iam:GetRole", condition: """{"StringEquals":{"aws:ResourceTag/Team":"blue"}}""")));

        var list = (await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new RoleListQuery { Sort = RoleSort.LastActivity, Descending = true })).Value;

        Assert.Equal([("Auditor", true), ("web_Server", false), ("webXtra", true)], list.Rows.Select(row => (row.Name, row.LastActivity.IsDenied)));
    }

    [Fact]
    public async Task The_list_is_refused_in_AWS_words()
    {
        var result = await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("carol"), new RoleListQuery());

        Assert.Contains("is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::123456789012:role/", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_detail_has_trust_policy_tags_and_revision()
    {
        var detail = await AskAsync(new RoleDetailQuery("WEB_server"));
        await _iam.DoAsync(new UpdateAssumeRolePolicy("web_Server", PolicyTexts.TrustAccount));
        var after = await AskAsync(new RoleDetailQuery("web_Server"));

        Assert.Equal([new Tag("Team", "blue")], detail.Role.Tags);
        Assert.Equal(["AWS Service: ec2"], detail.TrustedEntities);
        Assert.Equal((PolicyTexts.TrustAccount, detail.Revision + 1), (after.Role.AssumeRolePolicyDocument, after.Revision));
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_only_told_to_whom_it_may_be_shown()
    {
        var carol = await _iam.CallerOfAsync("carol");

        Assert.Equal(IamError.NoSuchRole("nobody"), (await _iam.Gateway.QueryAsync(_iam.Root, new RoleDetailQuery("nobody"))).Error);
        foreach (var error in new[]
        {
            (await _iam.Gateway.QueryAsync(carol, new RoleDetailQuery("nobody"))).Error,
            (await _iam.Gateway.QueryAsync(carol, new RolePermissionsQuery("nobody"))).Error,
            (await _iam.Gateway.QueryAsync(carol, new RoleDeletionQuery("nobody"))).Error,
        })
        {
            Assert.Equal("iam:GetRole", Assert.IsType<AccessDenied>(error).Action);
        }
    }

    [Fact]
    public async Task Permissions_and_deletion_know_attached_and_inline_policies()
    {
        await _iam.DoAsync(new AttachRolePolicy("webXtra", ReadOnly));
        await _iam.DoAsync(new PutRolePolicy("webXtra", "Look", PolicyTexts.Allow("s3:GetObject")));

        var permissions = await AskAsync(new RolePermissionsQuery("webXtra"));
        var deletion = await AskAsync(new RoleDeletionQuery("webxtra"));

        Assert.Equal([("IAMReadOnlyAccess", HolderPolicyKind.AwsManaged), ("Look", HolderPolicyKind.CustomerInline)], permissions.Policies.Select(policy => (policy.Name, policy.Kind)));
        Assert.Equal(("webXtra", ReadOnly, "Look", _iam.Clock.GetUtcNow()), (deletion.RoleName, Assert.Single(deletion.PolicyArns), Assert.Single(deletion.InlinePolicies), deletion.LastUsedAt));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", "AWS Service: ec2|AWS Service: lambda")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::444455556666:user/alice"]},"Action":"sts:AssumeRole"}]}""", "Account: 111122223333|Account: 444455556666")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""", "Identity Provider: cognito-identity.amazonaws.com")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""", "Everyone: *")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""", "")]
    public void Trusted_entities_are_who_is_allowed(string trustPolicy, string entities) =>
        Assert.Equal(entities, string.Join('|', TrustedEntities.Of(trustPolicy)));

    [Fact]
    public void Templates_are_accepted_and_say_who_under_which_conditions()
    {
        var service = TrustPolicyTemplates.ForService("lambda.amazonaws.com");
        var account = TrustPolicyTemplates.ForAccount("111122223333", "a+b", requireMfa: true);

        Assert.All([service, account], text => Assert.Null(PolicySaveCheck.FirstRefusal(text, PolicyKind.Trust)));
        Assert.Equal(["AWS Service: lambda"], TrustedEntities.Of(service));
        Assert.DoesNotContain("Condition", service, StringComparison.Ordinal);
        Assert.Equal(["Account: 111122223333"], TrustedEntities.Of(account));
        Assert.Contains("\"sts:ExternalId\": \"a+b\"", account, StringComparison.Ordinal);
        Assert.Contains("\"aws:MultiFactorAuthPresent\": \"true\"", account, StringComparison.Ordinal);
    }

    private async Task<T> AskAsync<T>(ConsoleQuery<T> query)
        where T : class
    {
        var result = await _iam.Gateway.QueryAsync(_iam.Root, query);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Value;
    }
}
