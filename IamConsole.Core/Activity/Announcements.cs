using System.Collections.Concurrent;
using IamConsole.Core.Arns;

namespace IamConsole.Core.Activity;

/// <summary>The kinds of things that pages show and that a change may touch.</summary>
[Flags]
public enum ChangedKinds
{
    None = 0,
    Users = 1,
    Groups = 2,
    Roles = 4,
    Policies = 8,
    Credentials = 16,
    Account = 32,
    Sessions = 64,
    CredentialReport = 128,
    Providers = 256,
    ServiceAccessJobs = 512,

    /// <summary>Requests that were signed with a key.</summary>
    Calls = 1024,
    Analyzers = 2048,
    Findings = 4096,
}

/// <summary>Tells open pages that something of an account has changed.</summary>
public sealed class Announcements
{
    private readonly ConcurrentDictionary<Subscription, AccountId?> _subscriptions = new();

    /// <summary>Calls back, on an arbitrary thread, after each committed change of an account until the subscription is disposed.</summary>
    public IDisposable Subscribe(AccountId account, Action<ChangedKinds> changed) => Add(account, (_, kinds) => changed(kinds));

    /// <summary>Calls back, on an arbitrary thread, after each committed change of any account until the subscription is disposed.</summary>
    public IDisposable SubscribeToAll(Action<AccountId, ChangedKinds> changed) => Add(null, changed);

    public void Announce(AccountId account, ChangedKinds kinds)
    {
        if (kinds == ChangedKinds.None)
        {
            return;
        }

        foreach (var (subscription, subscribed) in _subscriptions)
        {
            if (subscribed is null || subscribed == account)
            {
                subscription.Changed(account, kinds);
            }
        }
    }

    private Subscription Add(AccountId? account, Action<AccountId, ChangedKinds> changed)
    {
        var subscription = new Subscription(this, changed);
        _subscriptions.TryAdd(subscription, account);
        return subscription;
    }

    private sealed class Subscription(Announcements announcements, Action<AccountId, ChangedKinds> changed) : IDisposable
    {
        public Action<AccountId, ChangedKinds> Changed { get; } = changed;

        public void Dispose() => announcements._subscriptions.TryRemove(this, out _);
    }
}
