using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Authentication;

/// <summary>What policies see of MFA: in the console whether it was passed at sign-in, with long-term keys nothing.</summary>
public sealed class SessionConditionKeysTests : SignInFixture
{
    [Theory]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", false, false, true)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", false, true, false)]
    [InlineData("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", true, true, false)]
    [InlineData("""{"Null":{"aws:MultiFactorAuthPresent":"true"}}""", true, false, false)]
    [InlineData("""{"Null":{"aws:MultiFactorAuthAge":"true"}}""", true, true, false)]
    [InlineData("""{"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}""", false, false, true)]
    [InlineData("""{"NumericEquals":{"aws:MultiFactorAuthAge":"60"}}""", false, false, true)]
    [InlineData("""{"NumericGreaterThan":{"aws:MultiFactorAuthAge":"60"}}""", false, false, false)]
    public async Task Keys_a_session_and_a_session_with_MFA_differ_by_the_condition(string condition, bool key, bool session, bool sessionWithMfa)
    {
        await CreateUserAsync();
        await Iam.AddInlinePolicyAsync("alice", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{{{condition}}}}}""");
        var without = (await SignInAsync()).SessionId;
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var with = Assert.IsType<SignedIn>(await Mfa.ProveAsync(await BeginMfaAsync(), new OneTimeCode(device.Code()), Client)).Session.SessionId;
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));

        var caller = await CallerAsync(without);
        Assert.Equal(key, await MayAsync(caller with { IsTemporary = false, IssuedAt = null, SessionIdHash = null, AccessKeyId = "AKIAIOSFODNN7EXAMPLE" }));
        Assert.Equal(session, await MayAsync(caller));
        Assert.Equal(sessionWithMfa, await MayAsync(await CallerAsync(with)));
    }

    private async Task<Caller> CallerAsync(string sessionId) => (await Sessions.FindAsync(sessionId))!.Caller;

    private async Task<bool> MayAsync(Caller caller)
    {
        var result = await Iam.Gateway.SendAsync(caller, new GetUser());
        Assert.True(result.IsSuccess || result.Error is AccessDenied, result.Error?.Message);
        return result.IsSuccess;
    }
}
