package hugo

import (
	"os/exec"
	"unsafe"

	"golang.org/x/sys/windows"
)

// group is a command and all that it starts: a job, which the system ends as a whole,
// even if this program is killed.
type group struct {
	command *exec.Cmd
	job     windows.Handle
}

func newGroup(c *exec.Cmd) *group {
	g := &group{command: c}
	c.Cancel = func() error {
		g.end()
		return c.Process.Kill() // if it is in no job
	}
	return g
}

// started puts the command into its own job. If the system allows none, only the
// command is ended.
func (g *group) started() {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE},
	}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	var process windows.Handle
	if err == nil {
		process, err = windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(g.command.Process.Pid))
	}
	if err == nil {
		err = windows.AssignProcessToJobObject(job, process)
		_ = windows.CloseHandle(process)
	}
	if err != nil {
		_ = windows.CloseHandle(job)
		return
	}
	g.job = job
}

// end ends what is left of the command. The handle is left to the end of the program:
// Cancel and the end of the command may ask for this at the same time.
func (g *group) end() {
	if g.job != 0 {
		_ = windows.TerminateJobObject(g.job, 1)
	}
}
