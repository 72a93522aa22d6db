using IamConsole.Core.Activity;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Operations.ServiceModel;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace IamConsole.Core.Operations;

/// <summary>The one door: every read and change of an account goes through here.</summary>
/// <remarks>In this order: validate, prepare, open the transaction, resolve, authorise, execute, record, commit, announce.</remarks>
public sealed class IamGateway(
    IamStore store,
    PolicyAuthorizer authorizer,
    ActivityWriter activity,
    Announcements announcements,
    SecretProtector secrets,
    IPasswordHasher<PasswordOwner> passwordHasher,
    IPasswordGuesses guesses,
    AccountClock clock,
    TimeProvider time)
{
    /// <summary>Performs one operation.</summary>
    /// <param name="caller">Who asks, proved by the second door.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="expected">The revision that the page showed, or none.</param>
    /// <param name="cancellationToken">Ends a read early; a change that has begun runs to its end.</param>
    public async Task<IamResult<TResult>> SendAsync<TResult>(Caller caller, IamOperation<TResult> operation, ExpectedRevision? expected = null, CancellationToken cancellationToken = default)
        where TResult : class
    {
        var batch = await SendAllAsync(caller, [operation], expected is null ? [] : [expected], cancellationToken: cancellationToken);
        return batch.TryGet(out var results, out var error) ? (TResult)results[0] : ((BatchRefused)error).Error;
    }

    /// <summary>Performs operations together: all of them or, when one is refused, none.</summary>
    /// <param name="caller">Who asks, proved by the second door.</param>
    /// <param name="operations">What is asked, in order.</param>
    /// <param name="expected">The revisions that the page showed, each resource once; none for what it did not show.</param>
    /// <param name="progress">Told after each operation how many are done; none of them holds before all are.</param>
    /// <param name="cancellationToken">Ends a read early; a change that has begun runs to its end.</param>
    /// <returns>The results in order, or a <see cref="BatchRefused"/> that names the step.</returns>
    public async Task<IamResult<IReadOnlyList<object>>> SendAllAsync(Caller caller, IReadOnlyList<IamOperation> operations, IReadOnlyList<ExpectedRevision>? expected = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        for (var step = 0; step < operations.Count; step++)
        {
            if ((SessionLimits.RefusalOf(caller, operations[step]) ?? RequestValidator.Validate(operations[step])) is { } invalid)
            {
                return await RefuseAsync(caller, operations[step], step, invalid, null);
            }
        }

        var preparation = new Preparation(passwordHasher, store, guesses, caller);
        var prepared = new object?[operations.Count];
        for (var step = 0; step < operations.Count; step++)
        {
            prepared[step] = await operations[step].PrepareUntypedAsync(preparation, cancellationToken);
        }

        return !operations.Any(operation => operation.NeedsWrite)
            ? await ReadAsync(caller, operations, prepared, cancellationToken)
            : await ChangeAsync(caller, operations, prepared, new RevisionChecks(expected ?? []), progress, cancellationToken);
    }

    /// <summary>Answers a page's query.</summary>
    public async Task<IamResult<TResult>> QueryAsync<TResult>(Caller caller, ConsoleQuery<TResult> query, CancellationToken cancellationToken = default)
        where TResult : class
    {
        var now = clock.GetUtcNow();
        List<string> attempted;
        string? resource;
        IamResult<TResult> result;
        await using (var unit = await store.BeginReadAsync(caller.Account, cancellationToken))
        {
            var context = new QueryContext(caller, unit.Db, authorizer, secrets, now);
            result = await context.DemandAsync(query.Requires(context), cancellationToken) is { } denied ? denied : await query.ExecuteAsync(context, cancellationToken);
            (attempted, resource) = (context.AttemptedActions, context.AttemptedResource);
        }

        if (query.IsRecorded && attempted.Count > 0)
        {
            await activity.EnqueueAsync(
                caller.Account,
                ActivityEvents.OfQuery(caller, attempted[0], (result.Error as AccessDenied)?.Resource ?? resource, result.Error, now),
                ActivityEvents.Accesses(caller, attempted, now));
        }

        return result;
    }

    private async Task<IamResult<IReadOnlyList<object>>> ReadAsync(Caller caller, IReadOnlyList<IamOperation> operations, object?[] prepared, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var results = new List<object>(operations.Count);
        await using var unit = await store.BeginReadAsync(caller.Account, cancellationToken);
        for (var step = 0; step < operations.Count; step++)
        {
            var context = new OperationContext(caller, unit.Db, authorizer, secrets, now, time.GetUtcNow(), prepared[step], new RevisionChecks([]));
            var result = await operations[step].RunAsync(context, cancellationToken);
            if (result.Error is { } error)
            {
                return await RefuseAsync(caller, operations[step], step, error, context);
            }

            await activity.EnqueueAsync(caller.Account, ActivityEvents.Of(caller, operations[step], context.ResourceArn, null, now), ActivityEvents.Accesses(caller, context.AttemptedActions, now));
            await RecordElsewhereAsync(caller, operations[step], context, now);
            results.Add(result.Value);
        }

        return results;
    }

    private async Task<IamResult<IReadOnlyList<object>>> ChangeAsync(Caller caller, IReadOnlyList<IamOperation> operations, object?[] prepared, RevisionChecks expected, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var results = new List<object>(operations.Count);
        var accesses = new List<LastAccess>();
        var kinds = ChangedKinds.None;
        var contexts = new List<OperationContext>(operations.Count);
        (IamError Error, int Step, OperationContext Context)? refusal = null;
        await using (var unit = await store.BeginWriteAsync(caller.Account, cancellationToken))
        {
            for (var step = 0; step < operations.Count && refusal is null; step++)
            {
                var context = new OperationContext(caller, unit.Db, authorizer, secrets, now, time.GetUtcNow(), prepared[step], expected);
                var result = await operations[step].RunAsync(context, CancellationToken.None);
                if (result.Error is { } error)
                {
                    refusal = (error, step, context);
                    break;
                }

                results.Add(result.Value);
                contexts.Add(context);
                accesses.AddRange(ActivityEvents.Accesses(caller, context.AttemptedActions, now));
                kinds |= context.ChangedKinds;
                ActivityWriter.Write(unit, ActivityEvents.Of(caller, operations[step], context.ResourceArn, null, now));
                if (step == operations.Count - 1 && !expected.AreAllMet)
                {
                    // What the page showed is gone, and another resource has its name now.
                    refusal = (IamError.ConcurrentModification(), step, context);
                }

                if (progress is not null)
                {
                    progress.Report(step + 1);
                    await Task.Yield();
                }
            }

            if (refusal is null)
            {
                await unit.CommitAsync(CancellationToken.None);
            }
        }

        if (refusal is { } refused)
        {
            return await RefuseAsync(caller, operations[refused.Step], refused.Step, refused.Error, refused.Context);
        }

        await activity.EnqueueAsync(caller.Account, null, accesses);
        for (var step = 0; step < operations.Count; step++)
        {
            await RecordElsewhereAsync(caller, operations[step], contexts[step], now);
        }

        announcements.Announce(caller.Account, kinds);
        return results;
    }

    /// <summary>What used a resource of another account is an event there too.</summary>
    private async ValueTask RecordElsewhereAsync(Caller caller, IamOperation operation, OperationContext context, DateTimeOffset now)
    {
        if (context.OtherAccount is { } other && other != caller.Account)
        {
            await activity.EnqueueAsync(other, ActivityEvents.OfForeigner(caller, operation, context.ResourceArn, now), []);
        }
    }

    private async Task<IamResult<IReadOnlyList<object>>> RefuseAsync(Caller caller, IamOperation operation, int step, IamError error, OperationContext? context)
    {
        var now = clock.GetUtcNow();
        await activity.EnqueueAsync(
            caller.Account,
            ActivityEvents.Of(caller, operation, context?.ResourceArn, error, now),
            ActivityEvents.Accesses(caller, context?.AttemptedActions ?? [], now));
        return new BatchRefused(error, operation.OperationName, step);
    }
}

/// <summary>Why operations that were sent together were all undone.</summary>
/// <param name="Error">The refusal of the first that was refused.</param>
/// <param name="OperationName">Which operation that was.</param>
/// <param name="Step">Its place in the batch, from 0.</param>
public sealed record BatchRefused(IamError Error, string OperationName, int Step) : IamError(Error.Code, Error.Message);
