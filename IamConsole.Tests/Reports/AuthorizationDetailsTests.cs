using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Reports.AuthorizationDetails;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Reports;

public sealed class AuthorizationDetailsTests : IAsyncLifetime
{
    private const string Policy = "arn:aws:iam::123456789012:policy/reading";
    private const string Billing = "arn:aws:iam::aws:policy/job-function/Billing";

    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreatePolicy("reading", Document));
        await _iam.DoAsync(new CreatePolicyVersion(Policy, PolicyTexts.Allow("s3:ListBucket")));
        await _iam.DoAsync(new CreateUser("alice") { Tags = [new Tag("Team", "blue")], PermissionsBoundary = Policy });
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.DoAsync(new CreateGroup("devs"));
        await _iam.DoAsync(new AddUserToGroup("devs", "alice"));
        await _iam.DoAsync(new AttachGroupPolicy("devs", Billing));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", Document));
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount) { Tags = [new Tag("Team", "red")] });
        await _iam.DoAsync(new AttachRolePolicy("app", Policy));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Everything_comes_with_what_it_grants()
    {
        var all = await _iam.DoAsync(new GetAccountAuthorizationDetails());

        var alice = all.UserDetailList[0];
        Assert.Equal(["alice", "bob"], all.UserDetailList.Select(user => user.UserName));
        Assert.Equal(["devs"], alice.GroupList);
        Assert.Equal([new Core.Reports.AuthorizationDetails.PolicyDetail("own", Document)], alice.UserPolicyList);
        Assert.Equal((Policy, "Team"), (alice.PermissionsBoundary?.PermissionsBoundaryArn, Assert.Single(alice.Tags).Key));
        Assert.Equal([Billing], Assert.Single(all.GroupDetailList).AttachedManagedPolicies.Select(policy => policy.PolicyArn));
        Assert.Equal([Policy], Assert.Single(all.RoleDetailList).AttachedManagedPolicies.Select(policy => policy.PolicyArn));
        Assert.Equal(["reading", "Billing"], all.Policies.Select(policy => policy.PolicyName));
        Assert.Equal((1, 1), (all.Policies[0].AttachmentCount, all.Policies[0].PermissionsBoundaryUsageCount));
        Assert.Equal([("v2", false), ("v1", true)], all.Policies[0].PolicyVersionList.Select(version => (version.VersionId, version.IsDefaultVersion)));
        Assert.Equal(Document, all.Policies[0].PolicyVersionList[1].Document);
        Assert.False(all.IsTruncated);
    }

    [Fact]
    public async Task Trust_policies_name_whom_they_trust_by_ARN()
    {
        await _iam.DoAsync(new CreateRole("for-alice", PolicyTexts.TrustAccount.Replace(":root", ":user/alice", StringComparison.Ordinal)));
        await _iam.DoAsync(new CreateRole("for-all", PolicyTexts.TrustAccount.Replace("arn:aws:iam::123456789012:root", "123456789012", StringComparison.Ordinal)));

        var roles = (await _iam.DoAsync(new GetAccountAuthorizationDetails())).RoleDetailList.ToDictionary(role => role.RoleName, role => role.AssumeRolePolicyDocument);

        Assert.Contains("\"arn:aws:iam::123456789012:user/alice\"", roles["for-alice"], StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:iam::123456789012:root\"", roles["for-all"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User", 2, 0, 0, 0)]
    [InlineData("Group", 0, 1, 0, 0)]
    [InlineData("Role", 0, 0, 1, 0)]
    [InlineData("LocalManagedPolicy", 0, 0, 0, 1)]
    [InlineData("AWSManagedPolicy", 0, 0, 0, 1)]
    public async Task A_filter_leaves_one_kind(string kind, int users, int groups, int roles, int policies)
    {
        var found = await _iam.DoAsync(new GetAccountAuthorizationDetails { Filter = [kind] });

        Assert.Equal((users, groups, roles, policies), (found.UserDetailList.Count, found.GroupDetailList.Count, found.RoleDetailList.Count, found.Policies.Count));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused() =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new GetAccountAuthorizationDetails { Filter = ["Policy"] })).Code);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_go_on_from_kind_to_kind_without_gap_or_overlap(int size)
    {
        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await _iam.DoAsync(new GetAccountAuthorizationDetails { MaxItems = size, Marker = marker });
            string[] ofPage = [.. page.UserDetailList.Select(user => user.UserName), .. page.GroupDetailList.Select(group => group.GroupName), .. page.RoleDetailList.Select(role => role.RoleName), .. page.Policies.Select(policy => policy.PolicyName)];
            Assert.InRange(ofPage.Length, 1, size);
            Assert.Equal(page.IsTruncated, page.Marker is not null);
            names.AddRange(ofPage);
            marker = page.Marker;
        }
        while (marker is not null);

        Assert.Equal(["alice", "bob", "devs", "app", "reading", "Billing"], names);
    }
}
