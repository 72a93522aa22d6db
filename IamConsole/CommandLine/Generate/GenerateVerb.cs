using System.Globalization;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.CommandLine.Generate;

/// <summary>Fills an account for trials at size: up to AWS's quotas, or with events.</summary>
internal static class GenerateVerb
{
    private const int AtOnce = 200;
    private const int MostEvents = 10_000_000;

    public static Task<int> RunAsync(Arguments arguments) => AccountVerbs.WithServicesAsync(arguments, async services =>
    {
        var events = arguments.Options.GetValueOrDefault("events");
        var count = 0;
        if (events is not null && (!int.TryParse(events, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count > MostEvents))
        {
            throw new VerbFailed($"--events must be a number up to {MostEvents}.");
        }

        if (events is null && !arguments.Options.ContainsKey("full"))
        {
            throw new VerbFailed("Say what to make: --full, --events N, or both.");
        }

        var account = await AccountVerbs.FindAccountAsync(arguments, services);
        if (arguments.Options.ContainsKey("full"))
        {
            await FillAsync(services, account);
        }

        if (count > 0)
        {
            await new ManyEvents(services.GetRequiredService<IamStore>(), services.GetRequiredService<TimeProvider>()).WriteAsync(
                account, count, written => Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{written:N0} events")));
            Console.Error.WriteLine();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} events"));
        }
    });

    private static async Task FillAsync(IServiceProvider services, AccountId account)
    {
        var gateway = services.GetRequiredService<IamGateway>();
        var done = 0;
        foreach (var operations in FullAccount.Operations(account.ToString(), await CountAsync(services, account)).Chunk(AtOnce))
        {
            if ((await gateway.SendAllAsync(Caller.Installation(account), operations)).Error is { } error)
            {
                throw new VerbFailed(error is BatchRefused refused ? $"{refused.OperationName}: {error.Message}" : error.Message);
            }

            done += operations.Length;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done:N0} operations"));
        }

        Console.Error.WriteLine();
        await services.GetRequiredService<ActivityWriter>().FlushAsync();
        var present = await CountAsync(services, account);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{present.Users.All} users, {present.Groups.All} groups, {present.Roles.All} roles, {present.Policies.All} policies"));
    }

    private static async Task<Present> CountAsync(IServiceProvider services, AccountId account)
    {
        await using var unit = await services.GetRequiredService<IamStore>().BeginReadAsync(account, CancellationToken.None);
        return new Present(
            await CountAsync(unit.Db.Users.Select(user => user.Name)),
            await CountAsync(unit.Db.Groups.Select(group => group.Name)),
            await CountAsync(unit.Db.Roles.Select(role => role.Name)),
            await CountAsync(unit.Db.Policies.Select(policy => policy.Name)));
    }

    private static async Task<PresentOf> CountAsync(IQueryable<string> names) =>
        new(await names.CountAsync(), await names.CountAsync(name => name.StartsWith(FullAccount.Prefix)));
}
