using IamConsole.Core.Authentication;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

public sealed class SignInThrottlingTests : IAsyncLifetime
{
    private static readonly ThrottleKey Alice = new("user:alice", 5);
    private static readonly ThrottleKey Address = new("address:192.0.2.1", 30);

    private IamFixture _iam = null!;

    private SignInThrottling Throttling => _iam.Services.GetRequiredService<SignInThrottling>();

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_first_failures_are_free_and_then_the_wait_doubles()
    {
        await FailAsync(5);

        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await Throttling.BeginAttemptAsync([Alice]));
            _iam.Clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(await Throttling.BeginAttemptAsync([Alice]));
        }
    }

    [Fact]
    public async Task A_wait_always_ends_and_is_never_longer_than_the_longest()
    {
        for (var i = 0; i < 40; i++)
        {
            Assert.Null(await Throttling.BeginAttemptAsync([Alice]));
            _iam.Clock.Advance(SignInThrottling.LongestDelay);
        }

        Assert.Null(await Throttling.BeginAttemptAsync([Alice]));
        Assert.Equal(SignInThrottling.LongestDelay, await Throttling.BeginAttemptAsync([Alice]));
    }

    [Fact]
    public async Task An_attempt_that_is_refused_does_not_lengthen_the_wait()
    {
        await FailAsync(8);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TimeSpan.FromSeconds(8), await Throttling.BeginAttemptAsync([Alice]));
        }
    }

    [Fact]
    public async Task Parallel_attempts_cannot_outrun_the_counter()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Throttling.BeginAttemptAsync([Alice])));

        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [Fact]
    public async Task One_blocked_key_blocks_and_the_others_do_not_count_it()
    {
        await FailAsync(5);

        Assert.NotNull(await Throttling.BeginAttemptAsync([Alice, Address]));

        Assert.False(await _iam.ReadAsync(db => db.SignInThrottles.AnyAsync(row => row.Key == Address.Text)));
    }

    [Fact]
    public async Task Failures_are_forgotten_after_a_quiet_day()
    {
        await FailAsync(12);
        _iam.Clock.Advance(SignInThrottling.Memory + TimeSpan.FromSeconds(1));

        Assert.Null(await Throttling.BeginAttemptAsync([Alice]));

        Assert.Equal(1, await _iam.ReadAsync(db => db.SignInThrottles.Select(row => row.Failures).SingleAsync()));
    }

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (await Throttling.BeginAttemptAsync([Alice]) is { } wait)
            {
                _iam.Clock.Advance(wait);
                Assert.Null(await Throttling.BeginAttemptAsync([Alice]));
            }
        }
    }
}
