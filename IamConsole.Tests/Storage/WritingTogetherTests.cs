using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Storage;

/// <summary>Units that write come one after the other and share transactions.</summary>
public sealed class WritingTogetherTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    private IamStore Store => _iam.Services.GetRequiredService<IamStore>();

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task What_is_answered_as_kept_is_there_and_what_is_undone_takes_nobody_with_it()
    {
        var done = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
        {
            await using var unit = await Store.BeginWriteAsync(_iam.Account, CancellationToken.None);
            unit.Db.Users.Add(NewUser(number));
            await unit.Db.SaveChangesAsync();
            if (number % 3 == 0)
            {
                return false;
            }

            await unit.CommitAsync();
            return await NamesAsync() is var names && names.Contains(NameOf(number));
        })));

        Assert.Equal(40, done.Count(found => found));
        Assert.Equal(Enumerable.Range(0, 60).Where(number => number % 3 != 0).Select(NameOf).Order(), (await NamesAsync()).Order());
    }

    [Fact]
    public async Task Whoever_gives_up_in_line_keeps_nobody_waiting()
    {
        var first = await Store.BeginWriteAsync(_iam.Account, CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        var second = Store.BeginWriteAsync(_iam.Account, impatience.Token);
        var third = Store.BeginWriteAsync(_iam.Account, CancellationToken.None);
        await impatience.CancelAsync();
        first.Db.Users.Add(NewUser(1));
        await first.Db.SaveChangesAsync();
        var kept = first.CommitAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await (await third).DisposeAsync();
        await kept;
        Assert.Equal([NameOf(1)], await NamesAsync());
    }

    [Fact]
    public async Task A_unit_that_was_kept_has_no_rows_any_more()
    {
        await using var unit = await Store.BeginWriteAsync(_iam.Account, CancellationToken.None);
        await unit.CommitAsync();

        Assert.Throws<InvalidOperationException>(() => unit.Db);
    }

    [Fact]
    public async Task A_failed_change_leaves_the_next_one_a_clean_context()
    {
        await using (var failing = await Store.BeginWriteAsync(_iam.Account, CancellationToken.None))
        {
            failing.Db.Users.AddRange(NewUser(1), NewUser(1));
            await Assert.ThrowsAsync<DbUpdateException>(() => failing.Db.SaveChangesAsync());
        }

        await _iam.DoAsync(new CreateUser("after"));

        Assert.Equal(["after"], await NamesAsync());
    }

    private static string NameOf(int number) => $"user-{number}";

    private static IamUser NewUser(int number) => new() { Id = $"AIDA{Guid.NewGuid():N}", Name = NameOf(number), Path = "/", CreatedAt = DateTimeOffset.UnixEpoch, SecurityStamp = "" };

    private Task<List<string>> NamesAsync() => _iam.ReadAsync(db => db.Users.Select(user => user.Name).ToListAsync());
}
