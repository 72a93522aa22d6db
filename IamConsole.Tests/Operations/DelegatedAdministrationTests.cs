using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Operations;

/// <summary>An administrator who may make users within a boundary and nothing beyond it (IAM User Guide, Delegating responsibility to others using permissions boundaries).</summary>
public sealed class DelegatedAdministrationTests : IAsyncLifetime
{
    private const string Boundary = "arn:aws:iam::123456789012:policy/XCompanyBoundaries";
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    private IamFixture _iam = null!;
    private Caller _maria = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreatePolicy("XCompanyBoundaries", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*","iam:GetUser"],"Resource":"*"}}"""));
        await _iam.DoAsync(new CreatePolicy("Delegation", $$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["iam:CreateUser","iam:AttachUserPolicy","iam:DetachUserPolicy","iam:PutUserPermissionsBoundary"],"Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"{{{{Boundary}}}}"}}},
              {"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers"],"Resource":"*"},
              {"Effect":"Deny","Action":["iam:CreatePolicyVersion","iam:DeletePolicy","iam:DeletePolicyVersion","iam:SetDefaultPolicyVersion"],"Resource":"{{{{Boundary}}}}"},
              {"Effect":"Deny","Action":"iam:DeleteUserPermissionsBoundary","Resource":"*"}]}
            """));
        await _iam.DoAsync(new CreateUser("maria"));
        await _iam.DoAsync(new AttachUserPolicy("maria", "arn:aws:iam::123456789012:policy/Delegation"));
        await _iam.DoAsync(new CreateUser("outsider"));
        _maria = await _iam.CallerOfAsync("maria");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_is_made_with_the_boundary_and_neither_without_nor_with_another()
    {
        Assert.Null(await ErrorAsync(new CreateUser("zhang") { PermissionsBoundary = Boundary }));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreateUser("free")));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreateUser("other") { PermissionsBoundary = Administrator }));
    }

    [Fact]
    public async Task Policies_are_attached_to_users_within_the_boundary_only()
    {
        await ErrorAsync(new CreateUser("zhang") { PermissionsBoundary = Boundary });

        Assert.Null(await ErrorAsync(new AttachUserPolicy("zhang", Administrator)));
        Assert.Equal("AccessDenied", await ErrorAsync(new AttachUserPolicy("outsider", Administrator)));
        Assert.Equal("AccessDenied", await ErrorAsync(new AttachUserPolicy("maria", Administrator)));
    }

    [Fact]
    public async Task The_boundary_can_be_neither_taken_off_nor_exchanged_nor_widened()
    {
        await ErrorAsync(new CreateUser("zhang") { PermissionsBoundary = Boundary });

        Assert.Equal("AccessDenied", await ErrorAsync(new DeleteUserPermissionsBoundary("zhang")));
        Assert.Equal("AccessDenied", await ErrorAsync(new PutUserPermissionsBoundary("zhang", Administrator)));
        Assert.Equal("AccessDenied", await ErrorAsync(new CreatePolicyVersion(Boundary, PolicyTexts.Allow("*")) { SetAsDefault = true }));
        Assert.Equal("AccessDenied", await ErrorAsync(new DeletePolicy(Boundary)));
    }

    [Fact]
    public async Task Who_is_made_so_has_what_policy_and_boundary_both_allow()
    {
        await ErrorAsync(new CreateUser("zhang") { PermissionsBoundary = Boundary });
        await ErrorAsync(new AttachUserPolicy("zhang", Administrator));
        var zhang = await _iam.CallerOfAsync("zhang");

        Assert.True((await _iam.Gateway.SendAsync(zhang, new GetUser())).IsSuccess);
        var refused = Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(zhang, new ListUsers())).Error);
        Assert.Contains("because no permissions boundary allows the iam:ListUsers action", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string?> ErrorAsync<T>(IamOperation<T> operation)
        where T : class =>
        (await _iam.Gateway.SendAsync(_maria, operation)).Error?.Code;
}
