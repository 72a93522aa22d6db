using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.InlinePolicies;

public sealed class SessionRevocationTests
{
    [Fact]
    public async Task Revoked_sessions_may_nothing_while_later_ones_and_keys_may_what_they_could()
    {
        await using var iam = await IamFixture.CreateAsync();
        await iam.DoAsync(new CreateUser("alice"));
        await iam.AddInlinePolicyAsync("alice", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}""");
        var earlier = await iam.CallerOfAsync("alice");
        iam.Clock.Advance(TimeSpan.FromSeconds(1));

        await iam.DoAsync(SessionRevocation.OfUser("alice", iam.Clock.GetUtcNow()));

        var later = earlier with { IssuedAt = iam.Clock.GetUtcNow() };
        var key = earlier with { IsTemporary = false, IssuedAt = null };
        Assert.Equal("AccessDenied", (await iam.Gateway.SendAsync(earlier, new GetUser("alice"))).Error?.Code);
        Assert.True((await iam.Gateway.SendAsync(later, new GetUser("alice"))).IsSuccess);
        Assert.True((await iam.Gateway.SendAsync(key, new GetUser("alice"))).IsSuccess);
    }
}
