using BenchmarkDotNet.Attributes;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;

namespace IamConsole.Benchmarks.Authorization;

/// <summary>
/// The gateway's authorise step, warm, in an open transaction over a SQLite file: read the policy revision, find the
/// principal's documents, build the context, decide. Under 50 microseconds however many policies the account has.
/// </summary>
[MemoryDiagnoser]
public class AuthorizationBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ActionRequest Allowed = new("iam:GetUser", "arn:aws:iam::123456789012:user/dev-ana");
    private static readonly ActionRequest Refused = new("iam:CreateUser", "arn:aws:iam::123456789012:user/new");

    private PolicyAccount _account = null!;
    private PolicyAuthorizer _authorizer = null!;
    private UnitOfWork _unit = null!;

    [Params(10, 10_000)]
    public int PoliciesInAccount { get; set; }

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _account = await PolicyAccount.CreateAsync(PoliciesInAccount);
        _authorizer = _account.Authorizer;
        _unit = await _account.Store.BeginReadAsync(_account.Caller.Account, CancellationToken.None);
        if (await AllowAsync() is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }

        if (await RefuseAsync() is null)
        {
            throw new InvalidOperationException("The action that should be refused is allowed.");
        }
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _unit.DisposeAsync();
        await _account.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public ValueTask<Refusal?> AllowAsync() => _authorizer.FindRefusalAsync(_unit.Db, _account.Caller, Allowed, Now, CancellationToken.None);

    [Benchmark]
    public ValueTask<Refusal?> RefuseAsync() => _authorizer.FindRefusalAsync(_unit.Db, _account.Caller, Refused, Now, CancellationToken.None);
}
