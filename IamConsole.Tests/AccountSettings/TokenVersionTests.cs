using IamConsole.Core.AccountSettings;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccountSettings;

public sealed class TokenVersionTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_version_of_session_tokens_stands_in_the_account_summary()
    {
        Assert.Equal(1, await SummaryAsync());

        await _iam.DoAsync(new SetSecurityTokenServicePreferences("v2Token"));
        Assert.Equal(2, await SummaryAsync());
        Assert.Equal(2, (await _iam.Gateway.QueryAsync(_iam.Root, new TokenVersionQuery())).Value.Number);

        await _iam.DoAsync(new SetSecurityTokenServicePreferences("v1Token"));
        Assert.Equal(1, await SummaryAsync());
    }

    [Fact]
    public async Task Another_version_is_refused() =>
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new SetSecurityTokenServicePreferences("v3Token"))).Code);

    private async Task<int> SummaryAsync() => (await _iam.DoAsync(new GetAccountSummary())).SummaryMap["GlobalEndpointTokenVersion"];
}
