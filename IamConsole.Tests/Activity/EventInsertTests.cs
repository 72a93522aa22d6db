using IamConsole.Core.Activity;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Activity;

/// <summary>Events are written past the mapping, which has to know the same columns.</summary>
public sealed class EventInsertTests
{
    [Fact]
    public async Task Every_column_of_an_event_comes_back_as_it_was_written()
    {
        await using var iam = await IamFixture.CreateAsync();
        var written = new ActivityEvent
        {
            EventId = Guid.NewGuid().ToString(),
            Time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123),
            EventName = "CreateUser",
            EventSource = "iam.amazonaws.com",
            IdentityType = "AssumedRole",
            PrincipalId = "AROA1",
            PrincipalArn = "arn:aws:sts::123456789012:assumed-role/r/s",
            UserName = "s",
            AccessKeyId = "ASIA1",
            SourceIp = "192.0.2.1",
            UserAgent = "agent",
            ReadOnly = true,
            RequestParameters = "{}",
            ErrorCode = "AccessDenied",
            ErrorMessage = "message",
            ResourceArn = "arn:aws:iam::123456789012:user/path/name",
            Session = """{"a":1}""",
            RefusedRequest = """{"b":2}""",
        };

        await iam.Services.GetRequiredService<ActivityWriter>().EnqueueAsync(iam.Account, written, []);
        await iam.Services.GetRequiredService<ActivityWriter>().FlushAsync(TestContext.Current.CancellationToken);

        var read = await iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.EventId == written.EventId));
        Assert.Equal("name", read.ResourceName);
        foreach (var property in typeof(ActivityEvent).GetProperties().Where(property => property.Name is not (nameof(ActivityEvent.Sequence) or nameof(ActivityEvent.ResourceName))))
        {
            Assert.NotNull(property.GetValue(written));
            Assert.Equal(property.GetValue(written), property.GetValue(read));
        }

        var columns = await iam.ReadAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(ActivityEvent))!.GetProperties().Select(property => property.Name).ToList()));
        Assert.Equal(typeof(ActivityEvent).GetProperties().Select(property => property.Name).Order(), columns.Order());
    }
}
