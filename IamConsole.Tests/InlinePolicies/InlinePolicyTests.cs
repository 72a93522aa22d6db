using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.InlinePolicies;

public sealed class InlinePolicyTests : IAsyncLifetime
{
    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_policy_put_under_another_spelling_replaces_the_document_and_keeps_the_first_name()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "Reader", Document));
        var other = PolicyTexts.Deny("s3:PutObject");
        await _iam.DoAsync(new PutUserPolicy("alice", "READER", other));

        var read = await _iam.DoAsync(new GetUserPolicy("ALICE", "reader"));

        Assert.Equal(("alice", "Reader", other), (read.UserName, read.PolicyName, read.PolicyDocument));
        Assert.Equal(["Reader"], (await _iam.DoAsync(new ListUserPolicies("alice"))).PolicyNames);
    }

    [Fact]
    public async Task A_deleted_policy_is_gone()
    {
        await _iam.DoAsync(new PutRolePolicy("Worker", "Reader", Document));
        await _iam.DoAsync(new DeleteRolePolicy("worker", "reader"));

        Assert.Equal(IamError.NoSuchEntity("The role policy with name Reader cannot be found."), await _iam.RefusedAsync(new GetRolePolicy("Worker", "Reader")));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteRolePolicy("Worker", "Reader"))).Code);
    }

    [Fact]
    public async Task The_policies_of_a_user_have_2048_characters_together()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "First", PolicyTexts.OfSize(1000)));
        await _iam.DoAsync(new PutUserPolicy("alice", "Second", PolicyTexts.OfSize(1048)));

        Assert.Equal(
            new IamError("LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user alice"),
            await _iam.RefusedAsync(new PutUserPolicy("alice", "second", PolicyTexts.OfSize(1049))));
        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new PutUserPolicy("alice", "Third", Document))).Code);
    }

    [Fact]
    public async Task The_policies_of_a_role_have_10240_characters_together()
    {
        await _iam.DoAsync(new PutRolePolicy("Worker", "Whole", PolicyTexts.OfSize(10240)));

        Assert.Equal(
            new IamError("LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role Worker"),
            await _iam.RefusedAsync(new PutRolePolicy("Worker", "whole", PolicyTexts.OfSize(10241))));
    }

    [Fact]
    public async Task A_malformed_document_is_refused() =>
        Assert.Equal(IamError.MalformedPolicyDocument("Syntax errors in policy."), await _iam.RefusedAsync(new PutUserPolicy("alice", "Bad", "[]")));

    [Fact]
    public async Task Names_come_in_pages_ignoring_case()
    {
        foreach (var name in new[] { "b", "A", "c" })
        {
            await _iam.DoAsync(new PutUserPolicy("alice", name, Document));
        }

        var first = await _iam.DoAsync(new ListUserPolicies("alice") { MaxItems = 2 });
        var second = await _iam.DoAsync(new ListUserPolicies("alice") { MaxItems = 2, Marker = first.Marker });

        Assert.Equal(["A", "b"], first.PolicyNames);
        Assert.Equal((false, "c"), (second.IsTruncated, Assert.Single(second.PolicyNames)));
    }

    [Fact]
    public async Task What_a_policy_allows_can_be_done_and_nothing_else()
    {
        await _iam.DoAsync(new PutUserPolicy("alice", "Self", PolicyTexts.Allow("iam:GetUser", "arn:aws:iam::123456789012:user/alice")));
        var alice = await _iam.CallerOfAsync("alice");

        Assert.True((await _iam.Gateway.SendAsync(alice, new GetUser("alice"))).IsSuccess);
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new ListUserPolicies("alice"))).Error?.Code);

        await _iam.DoAsync(new DeleteUserPolicy("alice", "Self"));
        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new GetUser("alice"))).Error?.Code);
    }
}
