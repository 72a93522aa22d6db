using IamConsole.Components.Shared;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Components.Shared;

public sealed class ProblemsTests
{
    [Fact]
    public void An_ended_session_is_said_in_plain_words()
    {
        Assert.Contains("Your session has ended. Sign in again", IamError.InvalidSession().ToProblem().Message, StringComparison.Ordinal);
        Assert.Contains("Your session has ended", new BatchRefused(IamError.InvalidSession(), "CreateUser", 0).ToProblem().Message, StringComparison.Ordinal);
    }
}
