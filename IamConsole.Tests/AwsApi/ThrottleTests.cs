using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>A key that signs more than it may is told so, and no other key with it.</summary>
public sealed class ThrottleTests
{
    [Fact]
    public async Task A_key_above_its_rate_is_throttled_alone()
    {
        await using var api = new ApiHost { Settings = [("Api:RequestsPerSecondPerKey", "1")] };
        await api.InitializeAsync();

        var answers = new List<ApiAnswer>();
        for (var call = 0; call < 20; call++)
        {
            answers.Add(await api.CallAsync(api.Administrator, "GetAccountSummary"));
        }

        var refused = answers.FirstOrDefault(answer => answer.Status == 400);
        Assert.Equal(("Throttling", "Rate exceeded"), (refused?.Code, refused?.Message));
        Assert.Equal("AccessDenied", (await api.CallAsync(api.Nobody, "GetAccountSummary")).Code);
    }
}
