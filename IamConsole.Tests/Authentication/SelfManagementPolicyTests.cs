using IamConsole.Core.AccessKeys;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.Authentication;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Authentication;

/// <summary>
/// The policies by which users manage their own credentials, and do nothing else until they have signed in with MFA (IAM User Guide,
/// Example policies: MFA-authenticated users manage their own credentials), held against sessions as the second door gives them out.
/// </summary>
public sealed class SelfManagementPolicyTests : SignInFixture
{
    private const string OwnCredentials = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"], "Resource": "*" },
            {
              "Effect": "Allow",
              "Action": ["iam:ChangePassword", "iam:GetUser", "iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:ListAccessKeys", "iam:UpdateAccessKey", "iam:GetAccessKeyLastUsed"],
              "Resource": "arn:aws:iam::*:user/${aws:username}"
            },
            { "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": "arn:aws:iam::*:mfa/*" },
            {
              "Effect": "Allow",
              "Action": ["iam:DeactivateMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "iam:ResyncMFADevice"],
              "Resource": "arn:aws:iam::*:user/${aws:username}"
            }
          ]
        }
        """;

    private const string NothingElseWithoutMfa = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "NotAction": [
                "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:GetMFADevice",
                "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"
              ],
              "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
          ]
        }
        """;

    private Authenticator? _device;

    [Fact]
    public async Task Who_signed_in_with_MFA_manages_the_own_credentials_and_nobody_else_s()
    {
        var alice = await ArrangeAsync(withMfa: true);

        await AllowedAsync(alice, new GetUser());
        await AllowedAsync(alice, new GetAccountPasswordPolicy(), "NoSuchEntity");
        await AllowedAsync(alice, new ListAccessKeys("alice"));
        await AllowedAsync(alice, new CreateAccessKey("alice"));
        await AllowedAsync(alice, new ChangePassword(Password, "Brand-new-password-2"));
        await DeniedAsync(alice, new ListAccessKeys("bob"), "iam:ListAccessKeys");
        await DeniedAsync(alice, new CreateAccessKey("bob"), "iam:CreateAccessKey");
        await DeniedAsync(alice, new DeactivateMFADevice("arn:aws:iam::123456789012:mfa/bob") { UserName = "bob" }, "iam:DeactivateMFADevice");
        await DeniedAsync(alice, new UpdateLoginProfile("bob") { Password = "Another-password-1" }, "iam:UpdateLoginProfile");
        await DeniedAsync(alice, new UpdateLoginProfile("alice") { Password = "Another-password-1" }, "iam:UpdateLoginProfile");
        await DeniedAsync(alice, new ListUsers(), "iam:ListUsers");
    }

    [Fact]
    public async Task Who_signed_in_without_MFA_may_set_MFA_up_and_nothing_else()
    {
        var alice = await ArrangeAsync(withMfa: false);

        await AllowedAsync(alice, new GetUser());
        await AllowedAsync(alice, new ListMFADevices("alice"));
        await AllowedAsync(alice, new ListVirtualMFADevices());
        await AllowedAsync(alice, new CreateVirtualMFADevice("alice"));
        await AllowedAsync(alice, new EnableMFADevice("alice", "arn:aws:iam::123456789012:mfa/alice", "123456", "654321"), "InvalidAuthenticationCode");
        await DeniedAsync(alice, new EnableMFADevice("bob", "arn:aws:iam::123456789012:mfa/alice", "123456", "654321"), "iam:EnableMFADevice");
        await DeniedAsync(alice, new GetAccountPasswordPolicy(), "iam:GetAccountPasswordPolicy");
        await DeniedAsync(alice, new ListAccessKeys("alice"), "iam:ListAccessKeys");
        await DeniedAsync(alice, new CreateAccessKey("alice"), "iam:CreateAccessKey");
        await DeniedAsync(alice, new ChangePassword(Password, "Brand-new-password-2"), "iam:ChangePassword");
        await DeniedAsync(alice, new DeactivateMFADevice("arn:aws:iam::123456789012:mfa/alice") { UserName = "alice" }, "iam:DeactivateMFADevice");
    }

    [Fact]
    public async Task Setting_MFA_up_gives_the_session_nothing_until_the_next_sign_in()
    {
        var alice = await ArrangeAsync(withMfa: false);
        var device = new Authenticator((await AllowedAsync(alice, new CreateVirtualMFADevice("alice")))!.VirtualMFADevice, Iam.Clock);
        await AllowedAsync(alice, device.Enable("alice"));

        await DeniedAsync(alice, new ListAccessKeys("alice"), "iam:ListAccessKeys");

        await AllowedAsync(await SessionWithMfaAsync(device), new ListAccessKeys("alice"));
    }

    [Fact]
    public async Task Long_term_keys_have_no_MFA_state_which_is_as_good_as_none()
    {
        var alice = await ArrangeAsync(withMfa: true) with { IsTemporary = false, IssuedAt = null, MfaAuthenticatedAt = null, SessionIdHash = null };

        await DeniedAsync(alice, new ListAccessKeys("alice"), "iam:ListAccessKeys");
        await AllowedAsync(alice, new ListMFADevices("alice"));
    }

    [Fact]
    public async Task The_account_s_leave_to_change_one_s_password_does_not_win_over_the_denial()
    {
        var alice = await ArrangeAsync(withMfa: false);
        await Iam.DoAsync(new UpdateAccountPasswordPolicy { AllowUsersToChangePassword = true });

        await DeniedAsync(alice, new ChangePassword(Password, "Brand-new-password-2"), "iam:ChangePassword");
        await AllowedAsync(await SessionWithMfaAsync(await Iam.AddDeviceAsync("phone", "alice")), new ChangePassword(Password, "Brand-new-password-2"));
    }

    [Fact]
    public async Task A_user_in_a_path_is_not_the_user_of_a_policy_that_names_none()
    {
        await ArrangeAsync(withMfa: true);
        await Iam.DoAsync(new UpdateUser("alice") { NewPath = "/staff/" });

        await DeniedAsync(await SessionWithMfaAsync(_device!), new ListAccessKeys("alice"), "iam:ListAccessKeys");
    }

    [Fact]
    public async Task After_a_rename_the_policy_is_about_the_new_name()
    {
        var alice = await ArrangeAsync(withMfa: true);
        await Iam.DoAsync(new UpdateUser("alice") { NewUserName = "alicia" });
        await Iam.DoAsync(new CreateUser("alice"));

        var alicia = await SessionWithMfaAsync(_device!, "alicia");
        await AllowedAsync(alicia, new ListAccessKeys("alicia"));
        await DeniedAsync(alicia, new ListAccessKeys("alice"), "iam:ListAccessKeys");
        Assert.Equal(alice.PrincipalId, alicia.PrincipalId);
    }

    private async Task<Caller> ArrangeAsync(bool withMfa)
    {
        await CreateUserAsync();
        await CreateUserAsync("bob");
        await Iam.DoAsync(new PutUserPolicy("alice", "own", OwnCredentials));
        await Iam.DoAsync(new PutUserPolicy("alice", "mfa", NothingElseWithoutMfa));
        return withMfa ? await SessionWithMfaAsync(_device = await Iam.AddDeviceAsync("phone", "alice")) : (await Sessions.FindAsync((await SignInAsync()).SessionId))!.Caller;
    }

    /// <summary>The caller of a session that was begun with password and code.</summary>
    private async Task<Caller> SessionWithMfaAsync(Authenticator device, string userName = "alice")
    {
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));
        var begun = Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(userName), new OneTimeCode(device.Code()), Client)).Session;
        return (await Sessions.FindAsync(begun.SessionId))!.Caller;
    }

    /// <summary>Expects the policies to let it pass; what it then comes to may be another refusal.</summary>
    private async Task<T?> AllowedAsync<T>(Caller caller, IamOperation<T> operation, string? code = null)
        where T : class
    {
        var result = await Iam.Gateway.SendAsync(caller, operation);
        Assert.Equal((operation.OperationName, code), (operation.OperationName, result.Error?.Code));
        return result.IsSuccess ? result.Value : null;
    }

    private async Task DeniedAsync<T>(Caller caller, IamOperation<T> operation, string action)
        where T : class =>
        Assert.Equal(action, Assert.IsType<AccessDenied>((await Iam.Gateway.SendAsync(caller, operation)).Error).Action);
}
